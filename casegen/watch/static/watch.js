"use strict";

// The page of `casegen watch`: takes what the server sends, and puts it in place without moving
// what is being read.

const byId = (id) => document.getElementById(id);
const KEPT = new Set(["data-meant", "tabindex"]);
let stream = null;
let retry = 0;

/* Putting new content in place of old, node by node, so that scroll, focus and pictures stay. */

function key(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node.id : "";
}

function alike(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName && key(one) === key(other);
}

function morph(from, to) {
  if (from.isEqualNode(to)) return;
  if (from.nodeType !== Node.ELEMENT_NODE) {
    from.nodeValue = to.nodeValue;
    return;
  }
  for (const { name } of [...from.attributes])
    if (!to.hasAttribute(name) && !KEPT.has(name)) from.removeAttribute(name);
  for (const { name, value } of to.attributes)
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  morphChildren(from, to);
}

function morphChildren(from, to) {
  const keyed = new Map();
  for (const child of from.childNodes) if (key(child)) keyed.set(key(child), child);
  let next = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    let old = keyed.get(key(wanted)) ?? null;
    if (!old && next && !key(next) && alike(next, wanted)) old = next;
    if (old && alike(old, wanted)) {
      if (old === next) next = next.nextSibling;
      else from.insertBefore(old, next);
      morph(old, wanted);
    } else {
      from.insertBefore(wanted, next);
    }
  }
  while (next) {
    const after = next.nextSibling;
    next.remove();
    next = after;
  }
}

function parsed(markup) {
  return new DOMParser().parseFromString(`<body>${markup}</body>`, "text/html").body;
}

/* What the server sends. */

function firstInView() {
  const top = byId("bar").getBoundingClientRect().bottom;
  for (const row of document.querySelectorAll("#rows > .row"))
    if (row.getBoundingClientRect().bottom > top) return row;
  return null;
}

function keepingPlace(change) {
  const anchor = firstInView();
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (scrollY && anchor?.isConnected) scrollBy(0, anchor.getBoundingClientRect().top - before);
}

function show(id, digest, markup) {
  const part = byId(id);
  if (!part) return;
  part.dataset.part = digest;
  if (id === "style") byId("sheet").href = `/watch.css?${markup}`;
  else if (id === "changes") ageOfPreviews();
  else if (id === "shape") location.reload();
  else if (id !== "rows" || markup) keepingPlace(() => morphChildren(part, parsed(markup)));
}

function listen() {
  stream?.close();
  clearTimeout(retry);
  const address = new URL(document.body.dataset.events, location.href);
  address.searchParams.set("reader", document.documentElement.lang);
  for (const part of document.querySelectorAll("[data-part]"))
    address.searchParams.append("has", `${part.id}:${part.dataset.part}`);
  stream = new EventSource(address);
  stream.onopen = () => say(now());
  stream.onmessage = (event) => {
    for (const [id, [digest, markup]] of Object.entries(JSON.parse(event.data)))
      show(id, digest, markup);
    say(now());
  };
  stream.onerror = () => {
    say("lost");
    stream.close();
    retry = setTimeout(listen, 1000);
  };
}

// Whether the text shown is the one saved: what keeps it from being shown stands above it.
function now() {
  return byId("fault")?.firstElementChild ? "old" : "live";
}

function say(state) {
  const status = byId("status");
  if (!status || status.dataset.state === state) return;
  status.dataset.state = state;
  status.textContent = status.dataset[state];
}

/* From a finding to the text it means. */

function lead(link) {
  const places = link.dataset.places.split(" ").map(byId).filter(Boolean);
  for (const old of document.querySelectorAll("[data-meant]")) old.removeAttribute("data-meant");
  CSS.highlights?.delete("meant");
  if (!places.length) return;
  const cell = places[0].closest(".cell");
  tab(`column-${[...cell.parentNode.children].indexOf(cell) + 1}`);
  closePreview(cell.lang);
  for (const place of places) place.setAttribute("data-meant", "");
  const ranges = places.map((place) => range(place, link.dataset.quote)).filter(Boolean);
  if (ranges.length && window.Highlight) CSS.highlights.set("meant", new Highlight(...ranges));
  const quoted = ranges[0]?.startContainer.parentElement ?? places[0];
  quoted.scrollIntoView({ block: "center", behavior: "instant" });
  places[0].tabIndex = -1;
  places[0].focus({ preventScroll: true });
}

function range(place, quote) {
  if (!quote) return null;
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const pieces = [];
  let text = "";
  while (walker.nextNode()) {
    pieces.push([text.length, walker.currentNode]);
    text += walker.currentNode.nodeValue;
  }
  const start = text.replace(/\s/g, " ").indexOf(quote.replace(/\s/g, " "));
  if (start < 0) return null;
  const found = document.createRange();
  const at = (offset) => pieces.findLast(([begin]) => begin <= offset);
  const [first, node] = at(start);
  const [last, end] = at(start + quote.length - 1);
  found.setStart(node, start - first);
  found.setEnd(end, start + quote.length - last);
  return found;
}

/* Tabs of a narrow window. */

function tab(name) {
  document.body.dataset.tab = name;
  for (const button of document.querySelectorAll("[data-show]"))
    button.setAttribute("aria-pressed", String(button.dataset.show === name));
}

/* The PDF. */

const preview = (tag) => document.querySelector(`[data-preview="${tag}"]`);

function openPreview(tag) {
  const section = preview(tag);
  const frame = section.querySelector("iframe");
  const note = section.querySelector("[role=status]");
  section.hidden = false;
  note.textContent = note.dataset.making;
  frame.onload = () => (note.textContent = "");
  frame.src = `${frame.dataset.address}&at=${Date.now()}`;
  document.querySelector(`[data-pdf="${tag}"]`).setAttribute("aria-expanded", "true");
}

function closePreview(tag) {
  const section = preview(tag);
  if (!section || section.hidden) return;
  section.hidden = true;
  section.querySelector("iframe").removeAttribute("src");
  const button = document.querySelector(`[data-pdf="${tag}"]`);
  button.setAttribute("aria-expanded", "false");
  button.focus();
}

function ageOfPreviews() {
  for (const section of document.querySelectorAll("[data-preview]:not([hidden])")) {
    const note = section.querySelector("[role=status]");
    note.textContent = note.dataset.old;
  }
}

/* The language that the page speaks, changed in place. */

async function speak(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const shown = document.body.dataset.tab;
  stream?.close();
  for (const id of ["bar", "findings", "fault", "cases"]) {
    const [old, wanted] = [byId(id), page.getElementById(id)];
    if (old && wanted) morph(old, wanted);
  }
  for (const place of [".tabs", ".skip", "main h1.page"]) {
    const [old, wanted] = [document.querySelector(place), page.querySelector(place)];
    if (old && wanted) morph(old, wanted);
  }
  const sections = [...page.querySelectorAll(".heads, [data-preview] .tools")];
  document.querySelectorAll(".heads, [data-preview] .tools").forEach((old, n) => morph(old, sections[n]));
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  if (shown) tab(shown);
  history.replaceState(null, "", link.href);
  delete byId("status").dataset.state;
  listen();
}

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-places], [data-reader], button");
  if (!target) return;
  const { show: name, pdf, renew, close } = target.dataset;
  if (target.dataset.places || "reader" in target.dataset) event.preventDefault();
  if (target.dataset.places) lead(target);
  else if ("reader" in target.dataset) speak(target);
  else if (name) tab(name);
  else if (pdf) preview(pdf).hidden ? openPreview(pdf) : closePreview(pdf);
  else if (renew) openPreview(renew);
  else if (close) closePreview(close);
});

// A browser keeps few connections to one server: a page that nobody sees gives its own back.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) stream?.close();
  else listen();
});

if (document.body.dataset.events) listen();
