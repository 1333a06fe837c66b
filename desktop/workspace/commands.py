"""What the search can do besides finding: a small list of commands as data. The window runs each by its `act`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.flows import FLOWS
from desktop.domain.words import N_
from desktop.system.locale import _
from desktop.workspace.features import FEATURES
from desktop.workspace.search import plain

# What the window can do: open a place, add a record on a page, and what keys do anyway.
OPEN, ADD, SAVE_COPY, UNDO, REDO, GUIDANCE, CLOSE = (
    "open",
    "add",
    "save_copy",
    "undo",
    "redo",
    "guidance",
    "close",
)
ACTS = (OPEN, ADD, SAVE_COPY, UNDO, REDO, GUIDANCE, CLOSE)
_SHORTEST = 2  # letters before a command is offered


@dataclass(frozen=True)
class Command:
    """One thing that can be done. `words` are further words that people type for it; both are untranslated."""

    key: str
    title: str
    words: str
    act: str
    place: str = ""
    table: str = ""  # where a record is added

    def said(self) -> str:
        """The title in the language now spoken."""
        return _(self.title)


COMMANDS = (
    Command("export", N_("Export a report"), N_("print save pdf word document paper"), OPEN, "report"),
    Command(
        "add.stakeholder",
        N_("Add a stakeholder"),
        N_("new actor person group ministry"),
        ADD,
        "stakeholder",
        "stakeholder",
    ),
    Command("add.body", N_("Add a body"), N_("new institution committee council group"), ADD, "body", "body"),
    Command("add.goal", N_("Add a goal"), N_("new objective"), ADD, "goal", "plan_goal"),
    Command("add.meeting", N_("Add a meeting"), N_("new workshop minutes"), ADD, "meeting", "meeting"),
    Command("save_copy", N_("Save a copy"), N_("duplicate stick share send"), SAVE_COPY),
    Command("undo", N_("Undo"), N_("take back"), UNDO),
    Command("redo", N_("Redo"), N_("again"), REDO),
    Command("guidance", N_("Show or hide the guidance"), N_("help why example"), GUIDANCE),
    Command("close", N_("Close the workbook"), N_("start page end leave"), CLOSE),
)


def command(key: str) -> Command:
    """A command by its key; KeyError when there is none."""
    for found in COMMANDS:
        if found.key == key:
            return found
    raise KeyError(key)


@dataclass(frozen=True)
class Way:
    """A way to a page or a step, made from what there is."""

    title: str
    place: str


def find_commands(text: str, limit: int = 4) -> list[Command]:
    """The commands whose title or further words begin with every word that was typed; titles come first."""
    asked = plain(text).split()
    if len("".join(asked)) < _SHORTEST:
        return []
    found = []
    for place, command in enumerate(COMMANDS):
        title, more = plain(command.said()).split(), plain(_(command.words)).split()
        if all(any(word.startswith(one) for word in (*title, *more)) for one in asked):
            by_title = all(any(word.startswith(one) for word in title) for one in asked)
            found.append((not by_title, place, command))
    return [command for _more, _place, command in sorted(found, key=lambda one: one[:2])[:limit]]


def find_ways(text: str, limit: int = 3) -> list[Way]:
    """The pages and steps in whose name every word that was typed begins a word."""
    asked = plain(text).split()
    if len("".join(asked)) < _SHORTEST:
        return []
    names = ((way, plain(way.title).replace(",", " ").split()) for way in _ways())
    fitting = (way for way, words in names if all(any(w.startswith(one) for w in words) for one in asked))
    return [way for way, _number in zip(fitting, range(limit), strict=False)]


def _ways() -> Iterator[Way]:
    for feature in FEATURES:
        yield Way(_(feature.title), feature.key)
        flow = FLOWS.get(feature.key)
        for step in flow.steps if flow is not None else ():
            yield Way(f"{_(feature.title)}, {_(step.title)}", step.key)
