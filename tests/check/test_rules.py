"""Every rule holds to its own page: what it calls bad it finds, what it calls good it lets pass."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cached_property
from pathlib import Path

import pytest

import casegen.check.rules
from casegen.case.load import load
from casegen.case.model import Case
from casegen.check.given import Data, Modelled, Printed, Profiled, Shape
from casegen.check.rule import GROUPS, Rule, rules
from casegen.style.profile_files import profile
from tests.support.least_case import checked, least, written

HEADINGS = ("Why", "Bad", "Good", "Fix")
FOLDER = Path(casegen.check.rules.__path__[0])
PACKAGE = Path(casegen.__path__[0])

each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)


def page(rule: Rule) -> dict[str, str]:
    """A rule's docstring by heading, its first paragraph under the empty one."""
    parts = re.split(rf"^({'|'.join(HEADINGS)}):", rule.help, flags=re.MULTILINE)
    return {"": parts[0]} | dict(zip(parts[1::2], map(inspect.cleandoc, parts[2::2]), strict=True))


def file_of(rule: Rule) -> Path:
    return Path(inspect.getfile(rule.find))


def found(toml: str, folder: Path) -> set[str]:
    return {finding.code for finding in checked(least(toml), folder).findings}


def test_more_than_twenty_rules_are_collected() -> None:
    assert len(rules()) > 20


def test_every_module_that_declares_a_rule_is_collected() -> None:
    declaring = {path for path in FOLDER.rglob("*.py") if "\n@rule(" in path.read_text("utf-8")}
    assert declaring == {file_of(rule) for rule in rules()}


def test_the_folders_of_rules_hold_rules_and_their_word_lists_only() -> None:
    modules = {path for path in FOLDER.rglob("*.py") if path.name != "__init__.py"}
    assert modules == {file_of(rule) for rule in rules()}
    others = {path for path in FOLDER.rglob("*.*") if path.suffix not in {".py", ".pyc"}}
    assert others
    assert {path.with_suffix(".py") for path in others} <= modules


LISTS = re.compile(r"with_name\(\"([\w-]+)\.toml\"\)")


def test_a_word_list_bears_the_name_of_the_module_that_reads_it() -> None:
    read = {
        (name, path.parent.name if path.stem == "__init__" else path.stem)
        for room in ("case", "reading", "check")
        for path in (PACKAGE / room).rglob("*.py")
        for name in LISTS.findall(path.read_text("utf-8"))
    }
    assert len(read) > 40
    assert {names for names in read if len({*names}) > 1} == set()


@each_rule
def test_a_rule_takes_one_thing_and_says_by_its_type_what_it_needs(rule: Rule) -> None:
    assert list(inspect.signature(rule.find).parameters) == ["given"]
    assert rule.needs in {Shape, Data, Modelled, Profiled, Printed}


@each_rule
def test_a_rule_needs_no_more_than_it_looks_at(rule: Rule) -> None:
    (given,) = (node for node in ast.parse(file_of(rule).read_text("utf-8")).body if is_rule(node))
    looked = set()
    for node in ast.walk(given):
        match node:
            case ast.Attribute(value=ast.Name(id="given"), attr=name):
                looked.add(name)
            case ast.Call(args=[*args]) if any(ast.unparse(arg) == "given" for arg in args):
                return  # its helpers look
    own = {*vars(rule.needs), *rule.needs.__annotations__}
    assert looked & own or not looked


def is_rule(node: ast.stmt) -> bool:
    """Whether a statement declares a rule."""
    return (
        isinstance(node, ast.FunctionDef)
        and bool(node.decorator_list)
        and any(ast.unparse(one).startswith("rule(") for one in node.decorator_list)
    )


def test_the_rule_shown_to_who_adds_one_is_a_rule_as_it_stands() -> None:
    shown = (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8")
    path, code = re.findall(
        r"`(casegen/check/rules/\S+\.py)`:\n\n```python\n(.*?)```", shown, re.DOTALL
    )[0]
    assert (PACKAGE.parent / path).read_text("utf-8") == code


def test_what_rules_share_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(written(least()), "utf-8")
    source = load(tmp_path)
    case = Case.model_validate(source.data)
    given = Profiled(source.data, case=case, profile=profile(case.profile))
    walks = [name for name in dir(Profiled) if isinstance(walk(name), cached_property)]
    assert len(walks) > 15
    assert [name for name in walks if getattr(given, name) is not getattr(given, name)] == []


def walk(name: str) -> object:
    """What a name is in the classes of what is given, without asking for its value."""
    return inspect.getattr_static(Profiled, name)


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in rules()}) == len(rules())
    assert len({rule.name for rule in rules()}) == len(rules())


def test_the_least_case_is_clean(tmp_path: Path) -> None:
    result = checked(least(), tmp_path)
    assert result.findings == ()
    assert result.case is not None


@each_rule
def test_a_rule_is_called_as_its_file_and_coded_as_its_folder(rule: Rule) -> None:
    path = file_of(rule)
    assert path.stem == rule.find.__name__ == rule.name.replace("-", "_")
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert path.parent == FOLDER / GROUPS[rule.code[0]]


@each_rule
def test_a_rule_has_one_sentence_and_each_heading_once_in_order(rule: Rule) -> None:
    parts = page(rule)
    assert tuple(parts) == ("", *HEADINGS)
    assert re.fullmatch(r"[A-Z`].*[^.]\.", parts[""].strip().replace("\n", " "))
    assert not re.search(r"[.!?] +[A-Z]", parts[""])
    assert all(parts[heading] for heading in HEADINGS)


@each_rule
def test_bad_over_the_least_case_finds_the_rule_and_no_other(rule: Rule, tmp_path: Path) -> None:
    assert found(page(rule)["Bad"], tmp_path) == {rule.code}


@each_rule
def test_good_over_the_least_case_finds_nothing(rule: Rule, tmp_path: Path) -> None:
    assert found(page(rule)["Good"], tmp_path) == set()


@each_rule
def test_bad_and_good_each_change_the_least_case(rule: Rule) -> None:
    bad, good = least(page(rule)["Bad"]), least(page(rule)["Good"])
    assert bad not in (good, least())


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.stem)
def test_every_message_of_a_rule_is_marked_for_translation(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    marked = names_of_messages(tree)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    founds = [call for call in calls if ast.unparse(call.func) == "Found"]
    assert [call.lineno for call in founds if not is_marked(message_of(call), marked)] == []


def test_the_search_for_messages_sees_one_that_is_not_marked() -> None:
    call = ast.parse('Found(keys, "Plain English.")', mode="eval").body
    assert isinstance(call, ast.Call)
    assert not is_marked(message_of(call), set())


def message_of(call: ast.Call) -> ast.expr | None:
    """The message that a call of Found is given."""
    named = [keyword.value for keyword in call.keywords if keyword.arg == "message"]
    return next(iter([*named, *call.args[1:2]]), None)


def names_of_messages(tree: ast.Module) -> set[str]:
    """The names that hold marked messages, or tables or functions of them, and nothing else."""
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                given.setdefault(name, []).append(value)
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                given.setdefault(name, []).append(value)
            case ast.FunctionDef(name=name):
                returns = [inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return)]
                values = [value for value in returns if value is not None]
                given.setdefault(name, []).extend(v for v in values if ast.unparse(v) != "None")
    marked: set[str] = set()
    while more := {
        name
        for name, values in given.items()
        if name not in marked and values and all(is_marked(value, marked) for value in values)
    }:
        marked |= more
    return marked


def is_marked(node: ast.expr | None, marked: set[str]) -> bool:
    """Whether an expression can only be a message marked with `_()`.

    A message that an error brings along was marked where the error was raised.
    """
    match node:
        case ast.Name(id=name) | ast.Call(func=ast.Name(id=name)) if name != "_":
            return name in marked
        case ast.IfExp(body=body, orelse=other):
            return is_marked(body, marked) and is_marked(other, marked)
        case ast.Dict(values=values):
            return bool(values) and all(is_marked(value, marked) for value in values)
        case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[_, other]):
            return is_marked(table, marked) and is_marked(other, marked)
        case ast.Call(func=ast.Name(id="_"), args=[ast.Constant()]) | ast.Attribute(attr="message"):
            return True
    return False
