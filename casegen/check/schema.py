"""Schema: the case file as JSON Schema, so that editors complete its keys and mark wrong ones."""

from __future__ import annotations

import re
from typing import Any

from casegen.case.model import Case
from casegen.check.codes import codes
from casegen.style.language import language
from casegen.system.data import languages, profiles

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = r"^\d{4}-\d{2}-\d{2}$"
NUMBERS = ({"type": "integer"}, {"type": "number"})
# JSON Schema's names of bounds, for which pydantic has its own where a number may be whole or not.
BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
LABELS = ("lead", "heading", "declaration", "fact", "label")
SAID = {
    "Prose": "Markdown in each of the case's languages, with citations, callouts and values.",
    "Text": "One text in each of the case's languages.",
}

Schema = dict[str, Any]


def schema() -> Schema:
    """The case file as JSON Schema of draft 2020-12.

    It is what the model makes of itself, put as TOML has it: a text's languages are keys beside
    its data, nothing is null, and names that casegen knows are listed.
    """
    made = tidy(Case.model_json_schema(by_alias=True))
    records = made.pop("$defs")
    whole = {"title": "casegen case file", **{k: v for k, v in made.items() if k != "title"}}
    for name, record in {**records, "Case": whole}.items():
        finish(name, record)
    records["Text"] = {
        "type": "object",
        "description": SAID["Text"],
        "properties": texts(),
        "additionalProperties": False,
        "minProperties": 1,
    }
    named(whole)
    return {"$schema": DIALECT, **whole, "$defs": dict(sorted(records.items()))}


def tidy(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """A schema without null, which TOML lacks, with texts named where they are written out."""
    if isinstance(value, list):
        return [tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "patternProperties" in value and not value.get("languages"):
        return {"$ref": "#/$defs/Text"}
    if value.get("format") == "date":
        # TOML's own dates are texts in JSON, and a validator need not know the format.
        value = {"type": "string", "pattern": DAY}
    kept = {
        BOUNDS.get(key, key) if isinstance(item, int | float) else key: tidy(item)
        for key, item in value.items()
        if (key, item) != ("default", None)
    }
    choices = [item for item in kept.get("anyOf", ()) if item != {"type": "null"}]
    if choices and all(item in NUMBERS for item in choices):
        # Every whole number is one that need not be.
        choices = [item for item in NUMBERS if item in choices][-1:]
    if len(choices) == 1:
        del kept["anyOf"]
        return {**kept, **choices[0]}
    return {**kept, "anyOf": choices} if choices else kept


def finish(name: str, record: Schema) -> None:
    """Give a record's keys their titles and what its description says of each."""
    properties: Schema = record["properties"]
    said = record.get("description", "")
    for key, value in properties.items():
        value["title"] = title(key)
        clause = about(said, key)
        if clause:
            value["description"] = clause
    record["description"] = SAID.get(name) or re.sub(r"\s+", " ", said)
    if properties.get("text", {}).get("languages"):
        del properties["text"]
        record["properties"] = {**texts(), **properties}


def texts() -> Schema:
    """The keys that hold a text: one for each language, none of them blank."""
    return {
        tag: {"type": "string", "pattern": r"\S", "title": language(tag).name}
        for tag in languages()
    }


def title(key: str) -> str:
    """A key's name as a report prints it, in every language; else the key itself in words."""
    groups = [(language(tag).words, group) for tag in languages() for group in LABELS]
    printed = [words[group][key] for words, group in groups if key in words.get(group, {})]
    plain = [name for name in printed if "{" not in name]
    return " · ".join(dict.fromkeys(plain)) or key.replace("_", " ")


def about(said: str, key: str) -> str:
    """The part of a record's description that is about one key, empty where there is none."""
    clauses = re.split(r"[;.:]\s+|[;.]$", re.sub(r"\s+", " ", said))
    return next((clause.strip() for clause in clauses if f"`{key}`" in clause), "")


def named(case: Schema) -> None:
    """List the names that casegen knows: its profiles, its languages, and rules to waive."""
    properties: Schema = case["properties"]
    properties["profile"]["enum"] = list(profiles())
    properties["languages"]["items"] = {"enum": list(languages())}
    properties["waive"]["properties"] = {
        code.name: {
            "type": "string",
            "minLength": 1,
            "title": code.code,
            "description": code.help.partition("\n")[0],
        }
        for code in codes()
        if code.waivable
    }
