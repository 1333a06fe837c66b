"""How terms of reference read: which of the eighteen clauses are there, weak or missing, and what lies outside.

The words to look for are data (resources/terms_of_reference/), so that other languages are data too. This reads as a
careful clerk would: by headings first, then by words; it understands nothing, so it shows the passage it found.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop.analysis.passages import Passage, passages
from desktop.domain.clauses import CLAUSES, DENIED, MATTERS, OPEN, OUTSIDE, SELF_SAID, SENTENCES
from desktop.domain.flows.flow import LOCAL_LEVELS
from desktop.domain.words import Message, message
from desktop.system import paths

PRESENT, WEAK, MISSING = "present", "weak", "missing"
OBJECTIVES, COMPETENCE = "objectives", "competence"
# Of these a passing mention shows that somebody thought of them.
MENTIONED = frozenset({"chair", "meetings", "reporting", "secretariat", "quorum"})
_LONGEST = 220  # letters of a passage that is shown


@dataclass(frozen=True)
class Finding:
    """One clause: its state, the passage that shows it ("" when there is none), and what to do about it."""

    key: str
    state: str
    passage: str
    advice: tuple[Message, ...]

    @property
    def title(self) -> str:
        """The clause's name, untranslated."""
        return CLAUSES[self.key]


@dataclass(frozen=True)
class Outside:
    """A matter that a local body may not decide ("" when only the text itself says so), and where it is said."""

    matter: str
    passage: str


@dataclass(frozen=True)
class Reading:
    """What a text was found to say. `local`: it was read as the paper of a town, district or province."""

    local: bool
    clauses: tuple[Finding, ...]
    outside: tuple[Outside, ...]

    def of(self, state: str) -> list[Finding]:
        """The clauses in one state."""
        return [found for found in self.clauses if found.state == state]


@dataclass(frozen=True)
class _Need:
    code: str
    found: re.Pattern[str]
    unless: re.Pattern[str] | None

    def met(self, text: str) -> bool:
        return bool(self.found.search(text)) and not (self.unless and self.unless.search(text))


@dataclass(frozen=True)
class _Clause:
    key: str
    heading: re.Pattern[str]
    cue: re.Pattern[str]
    none: re.Pattern[str]
    needs: tuple[_Need, ...]


@dataclass(frozen=True)
class _Rules:
    clauses: tuple[_Clause, ...]
    words: dict[str, re.Pattern[str]]
    matters: tuple[tuple[str, re.Pattern[str]], ...]


def languages() -> list[str]:
    """The languages in which terms of reference can be read."""
    return sorted(path.stem for path in (paths.resources() / "terms_of_reference").glob("*.toml"))


def check(text: str, *, level: str = "", language: str = "en") -> Reading:
    """Read terms of reference. `level` is that of the body's owner; without it the text's own words decide.

    Raises KeyError for a language without rules.
    """
    rules = _rules(language)
    found = passages(text, rules.words["titles"], rules.words["abbreviations"])
    local = level in LOCAL_LEVELS if level else _is_local(text, rules)
    placed = [(passage, _clauses_of(passage, rules)) for passage in found]
    outside = tuple(_outside(placed, rules)) if local else ()
    return Reading(
        local, tuple(_finding(clause, placed, rules, outside) for clause in rules.clauses), outside
    )


def _clauses_of(passage: Passage, rules: _Rules) -> frozenset[str]:
    """The clauses that the heading above a passage announces."""
    return frozenset(c.key for c in rules.clauses if passage.heading and c.heading.search(passage.heading))


def _is_local(text: str, rules: _Rules) -> bool:
    signs = rules.words["local_signs"]
    return bool(signs.search(text)) and not rules.words["national"].search(text)


# One clause -----------------------------------------------------------------------------------------------

_Placed = Sequence[tuple[Passage, frozenset[str]]]


def _finding(clause: _Clause, placed: _Placed, rules: _Rules, outside: Sequence[Outside]) -> Finding:
    evidence, opened, denied = _sorted(clause, placed, rules)
    advice: list[Message] = []
    if evidence:
        # What is left open in one place may still say the rest: a table of members with one empty cell.
        said = [*evidence, *opened]
        advice += _objectives(evidence, rules) if clause.key == OBJECTIVES else _unmet(clause, said)
    elif denied:
        key = (OBJECTIVES, "denied") if clause.key == OBJECTIVES else None
        advice.append(message(SENTENCES[key]) if key else message(DENIED, passage=_shown(denied[0])))
    if opened:
        advice.append(message(OPEN, passage=_shown(opened[0])))
    state = WEAK if advice else PRESENT
    if not evidence and not opened:
        state = WEAK if clause.key == OBJECTIVES and denied else MISSING
        if clause.key != OBJECTIVES or not denied:
            advice.append(message(SENTENCES[clause.key, "missing"]))
    best = _best(clause, evidence) or next(iter([*opened, *denied]), None)
    shown = _shown(best) if best else ""
    if clause.key == COMPETENCE and outside:
        advice = [*map(_say_outside, outside), *advice]
        state = WEAK
        shown = shown or outside[0].passage
    return Finding(clause.key, state, shown, tuple(advice))


def _sorted(
    clause: _Clause, placed: _Placed, rules: _Rules
) -> tuple[list[Passage], list[Passage], list[Passage]]:
    """The passages that show a clause, those that leave it open, and those that say that there is none."""
    evidence: list[Passage] = []
    mentions: list[Passage] = []
    opened, denied = [], []
    for passage, keys in placed:
        spoken = "own" if clause.key in keys else _speaks_of(clause, passage, keys)
        if not spoken:
            continue
        if clause.none.search(passage.text):
            denied.append(passage)
        elif rules.words["open"].search(passage.text):
            if not rules.words["signature"].search(passage.text):
                opened.append(passage)
        else:
            (mentions if spoken == "mention" else evidence).append(passage)
    return evidence or mentions, opened, denied


def _speaks_of(clause: _Clause, passage: Passage, keys: frozenset[str]) -> str:
    """How a passage under another heading, or none, shows a clause: "said", only as a "mention", or "" not at all.

    Under the heading of another clause a mere mention counts only where nothing better is found.
    """
    if OBJECTIVES in keys or not (clause.cue.search(passage.text) or clause.none.search(passage.text)):
        return ""
    if not keys or clause.none.search(passage.text):
        return "said"
    if not clause.needs or any(need.met(passage.text) for need in clause.needs):
        return "said"
    return "mention" if clause.key in MENTIONED else ""


def _unmet(clause: _Clause, evidence: Iterable[Passage]) -> list[Message]:
    texts = [passage.text for passage in evidence]
    return [
        message(SENTENCES[clause.key, need.code])
        for need in clause.needs
        if not any(need.met(text) for text in texts)
    ]


def _best(clause: _Clause, evidence: Sequence[Passage]) -> Passage | None:
    """The passage that says most: it meets the most needs, and names the matter itself."""

    def weight(passage: Passage) -> tuple[int, bool]:
        return sum(need.met(passage.text) for need in clause.needs), bool(clause.cue.search(passage.text))

    return max(evidence, key=weight, default=None)


def _objectives(evidence: Sequence[Passage], rules: _Rules) -> list[Message]:
    """Each objective needs something to put on a table and a date; a list of products with dates settles them all."""
    items = [p for p in evidence if not p.text.rstrip().endswith(":") and len(p.text.split()) > 2] or evidence
    closed = [p for p in items if _is_closed(p.text, rules)]
    settled = [p for p in items if rules.words["settles"].search(p.heading)]
    if len(closed) == len(items) or (settled and all(_is_closed(p.text, rules) for p in settled)):
        return []
    if not closed:
        return [message(SENTENCES[OBJECTIVES, "weak_all"])]
    first = next(p for p in items if p not in closed)
    args = {"open": len(items) - len(closed), "all": len(items), "example": _shown(first)}
    return [Message(SENTENCES[OBJECTIVES, "weak_some"], args)]


def _is_closed(text: str, rules: _Rules) -> bool:
    return bool(rules.words["product"].search(text) and rules.words["date"].search(text))


# Outside --------------------------------------------------------------------------------------------------


def _outside(placed: _Placed, rules: _Rules) -> list[Outside]:
    """What a local body takes on though others decide it; one example for each matter."""
    found: dict[str, Outside] = {}
    for passage, keys in placed:
        text = passage.text
        if rules.words["self_said"].search(text) and not rules.words["refusing"].search(text):
            found.setdefault("", Outside("", _shown(passage)))
            continue
        tasks = bool(keys & {OBJECTIVES, COMPETENCE}) or (not keys and rules.words["intent"].search(text))
        if not tasks or rules.words["allowed"].search(text):
            continue
        for matter, pattern in rules.matters:
            if pattern.search(text):
                found.setdefault(matter, Outside(matter, _shown(passage)))
    return list(found.values())


def _say_outside(found: Outside) -> Message:
    if not found.matter:
        return message(SELF_SAID, passage=found.passage)
    return message(OUTSIDE, matter=Message(MATTERS[found.matter]), passage=found.passage)


def _shown(passage: Passage | str) -> str:
    text = " ".join((passage if isinstance(passage, str) else passage.text).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


# The rules ------------------------------------------------------------------------------------------------


def _pattern(patterns: str | Iterable[str]) -> re.Pattern[str]:
    parts = [patterns] if isinstance(patterns, str) else list(patterns)
    return re.compile("|".join(f"(?:{part})" for part in parts) or r"(?!)", re.IGNORECASE)


@cache
def _rules(language: str) -> _Rules:
    if language not in languages():
        raise KeyError(language)
    path = paths.resources() / "terms_of_reference" / f"{language}.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    local = data["local"]
    names = ("open", "date", "product", "signature", "abbreviations", "intent", "settles")
    words = {name: _pattern(data[name]) for name in names}
    words |= {"local_signs": _pattern(local["signs"])}
    words |= {name: _pattern(local[name]) for name in ("national", "allowed", "self_said", "refusing")}
    by_key = {entry["key"]: entry for entry in data["clause"]}
    words["titles"] = _pattern(_headings(part for entry in data["clause"] for part in entry["heading"]))
    matters = tuple((entry["key"], _pattern(entry["patterns"])) for entry in local["matter"])
    return _Rules(tuple(_clause(by_key[key]) for key in CLAUSES), words, matters)


def _headings(parts: Iterable[str]) -> Iterable[str]:
    return (rf"\b(?:{part})" for part in parts)


def _clause(entry: dict[str, Any]) -> _Clause:
    needs = tuple(
        _Need(need["code"], _pattern(need["any"]), _pattern(need["except"]) if "except" in need else None)
        for need in entry.get("needs", ())
    )
    return _Clause(
        entry["key"],
        _pattern(_headings(entry["heading"])),
        _pattern(entry["cue"]),
        _pattern(entry["none"]),
        needs,
    )
