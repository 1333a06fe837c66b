"""Collects every word that people see into resources/translations/mainstay.pot, where translations start.

    python packaging/messages.py            write the file
    python packaging/messages.py --check    say what is missing or left over; exit code 1 if anything is

Words come from the program (`N_`, `NP_`, `_`, `ngettext`, `message`), the catalogues (label, help) and what
stands at the top of the samples. Babel's own extractor does not see a marked word inside another call, so the
program is read as a tree.
"""

from __future__ import annotations

import argparse
import ast
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

TOP = Path(__file__).resolve().parent.parent
TEMPLATE = TOP / "resources" / "translations" / "mainstay.pot"
MARKS = {"N_", "_", "gettext"}
PLURALS = {"ngettext", "message", "Message"}  # of these, text and plural form are one entry
PLURAL_PLACE = {"ngettext": 1, "message": 1, "Message": 2}
Key = tuple[str, str, str]  # context, text, plural form; "" where there is none


@dataclass(frozen=True)
class Word:
    """One text to translate and the file it stands in."""

    context: str
    text: str
    plural: str
    place: str

    @property
    def key(self) -> Key:
        """What makes it the same entry."""
        return self.context, self.text, self.plural


class Unreadable(Exception):
    """A mark around something that is not a plain text: translators would never see it."""


def words_of_program(path: Path, place: str) -> Iterator[Word]:
    """The marked words of one Python file."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    constants = _marked_constants(module)
    taken: set[int] = set()
    for node in ast.walk(module):  # a call comes before the calls in its brackets
        if not isinstance(node, ast.Call) or id(node) in taken:
            continue
        name = _name(node.func)
        if name in PLURALS:
            pair = _pair(node, name, constants, place)
            if pair:
                taken |= {id(child) for child in ast.walk(node) if isinstance(child, ast.Call)}
                yield Word("", *pair, place)
        elif name == "NP_":
            context, text = (_literal(arg, place, node.lineno) for arg in node.args)
            yield Word(context, text, "", place)
        elif name in MARKS and node.args and _is_text(node.args[0], name, place, node.lineno):
            yield Word("", _literal(node.args[0], place, node.lineno), "", place)


def _is_text(arg: ast.expr, name: str, place: str, line: int) -> bool:
    """`_(variable)` shows what was marked elsewhere; `N_(variable)` marks nothing and is a mistake."""
    if isinstance(arg, ast.Constant) and isinstance(arg.value, str):
        return True
    if name == "N_" or isinstance(arg, ast.JoinedStr):
        raise Unreadable(f"{place}:{line} {name}() must hold a plain text")
    return False


def _pair(node: ast.Call, name: str, constants: dict[str, str], place: str) -> tuple[str, str] | None:
    """Text and plural form of a call that has both."""
    plural = next((word.value for word in node.keywords if word.arg == "plural"), None)
    if plural is None and len(node.args) > PLURAL_PLACE[name]:
        plural = node.args[PLURAL_PLACE[name]]
    if plural is None or not node.args:
        return None
    found = [_resolve(arg, constants) for arg in (node.args[0], plural)]
    if found[0] and found[1]:
        return found[0], found[1]
    if found[0] or found[1]:
        raise Unreadable(f"{place}:{node.lineno} {name}() must hold both forms as plain texts")
    return None  # handed on from elsewhere


def _resolve(arg: ast.expr, constants: dict[str, str]) -> str:
    if isinstance(arg, ast.Call) and _name(arg.func) == "N_" and arg.args:
        arg = arg.args[0]
    if isinstance(arg, ast.Name):
        return constants.get(arg.id, "")
    return arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else ""


def _marked_constants(module: ast.Module) -> dict[str, str]:
    """Names at the top of a file that stand for one marked text."""
    found = {}
    for node in module.body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Call)
            and _name(node.value.func) == "N_"
        ):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found[target.id] = _resolve(node.value, {})
    return found


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(arg: ast.expr, place: str, line: int) -> str:
    if isinstance(arg, ast.Constant) and isinstance(arg.value, str):
        return arg.value
    raise Unreadable(f"{place}:{line} a marked text must be a plain text")


def words_of_catalogue(path: Path, place: str) -> Iterator[Word]:
    """Labels and helps of one catalogue."""
    for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("entry", []):
        for field in ("label", "help"):
            if entry.get(field):
                yield Word("", entry[field], "", place)


def words_of_sample(path: Path, place: str) -> Iterator[Word]:
    """What the window says about one sample; its records stay in the language of their sources."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    for field in ("title", "summary", "notice"):
        if found.get(field):
            yield Word("", found[field], "", place)


# What a template puts into records in the language of whoever uses it; the rest of it are keys.
_TEMPLATE_WORDS = (
    *("name", "purpose", "mandate", "limits", "reporting_line", "decision_rule", "recourse", "feedback"),
    "budget_line",
)


def words_of_template(path: Path, place: str) -> Iterator[Word]:
    """What is said about one template, and the words that it gives to its records."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    for field in ("title", "summary"):
        yield Word("", found[field], "", place)
    for rows in (value for value in found.values() if isinstance(value, list)):
        for row in (item for item in rows if isinstance(item, dict)):
            for field in _TEMPLATE_WORDS:
                if row.get(field):
                    yield Word("", row[field], "", place)


def words() -> list[Word]:
    """Every word of the checkout, in the order of its files."""
    found: list[Word] = []
    for folder, pattern, read in (
        ("desktop", "**/*.py", words_of_program),
        ("resources/catalogues", "*.toml", words_of_catalogue),
        ("resources/samples", "*.toml", words_of_sample),
        ("resources/templates", "*.toml", words_of_template),
    ):
        for path in sorted((TOP / folder).glob(pattern)):
            found += read(path, path.relative_to(TOP).as_posix())
    return found


def catalog(found: list[Word]) -> Catalog:
    """The words as a gettext template; an entry with a plural form takes in the one without."""
    template = Catalog(project="Mainstay", charset="utf-8", fuzzy=False)
    for word in found:
        template.add(
            (word.text, word.plural) if word.plural else word.text,
            context=word.context or None,
            locations=[(word.place, 0)],
            flags=["python-brace-format"] if "{" in word.text + word.plural else [],
        )
    return template


def keys(template: Catalog) -> set[Key]:
    """What a template holds, without its header."""
    found = set()
    for entry in template:
        if entry.id:
            text, plural = entry.id if isinstance(entry.id, tuple) else (entry.id, "")
            found.add((entry.context or "", text, plural))
    return found


def write(template: Catalog) -> None:
    """Write the template without line numbers and dates, so that it changes only when a word does."""
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    with TEMPLATE.open("wb") as out:
        write_po(out, template, width=100, omit_header=True, include_lineno=False, sort_by_file=True)
    header = (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: Mainstay\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    TEMPLATE.write_text(header + TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


def main() -> int:
    """Write or check the template; the exit code."""
    parser = argparse.ArgumentParser(description="Collect the words that people see.")
    parser.add_argument("--check", action="store_true", help="only say whether the file is up to date")
    given = parser.parse_args()
    try:
        fresh = catalog(words())
    except Unreadable as mistake:
        print(mistake, file=sys.stderr)
        return 1
    if not given.check:
        write(fresh)
        print(f"{TEMPLATE.relative_to(TOP).as_posix()}: {len(keys(fresh))} entries")
        return 0
    kept = set()
    if TEMPLATE.is_file():
        with TEMPLATE.open("rb") as old:
            kept = keys(read_po(old))
    for sign, difference in (("missing", keys(fresh) - kept), ("left over", kept - keys(fresh))):
        for _context, text, _plural in sorted(difference):
            print(f"{sign}: {text}", file=sys.stderr)
    return 0 if keys(fresh) == kept else 1


if __name__ == "__main__":
    sys.exit(main())
