"""Footnotes at the foot of the page on which their marks stand.

reportlab knows none. A frame of ours keeps room for the notes of whatever it takes in; notes for which a page has
no room left stand at the foot of the next one. A mark that comes again prints its note again on that page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportlab.platypus import Frame, FrameBreak, Paragraph, Table
from reportlab.platypus.flowables import Flowable

from desktop.reports.outline import Notes, Run
from desktop.reports.pdf.text import Marked, paragraph
from desktop.reports.printing.bidi import BidiText, superscript
from desktop.reports.printing.letters import NOTE, pieces
from desktop.reports.printing.look import RULE, Styles
from desktop.system.locale import format_number

_APART = 11.0  # between the text and the first note: a short rule stands there
_SHARE = 0.5  # of a page that notes may take
_PART = 1200  # letters of a note that stay together
_TRIES = 16
Label = tuple[int, int]  # a note and which part of it


class Footnotes:
    """The notes of one pass: what they say, which stand on this page, which wait for the next."""

    def __init__(
        self, notes: Notes, styles: Styles, right_to_left: bool, width: float, height: float
    ) -> None:
        self._notes, self._style, self._right_to_left = notes, styles.footnote, right_to_left
        self._width, self._height, self._most = width, height, height * _SHARE
        self._made: dict[int, list[tuple[Any, float]]] = {}
        self.here: list[Label] = []
        self.waiting: list[Label] = []

    @property
    def any(self) -> bool:
        """Whether the document has any note at all."""
        return bool(self._notes.texts)

    def turn(self) -> float:
        """A page begins: what waited stands on it. Gives the room that it takes."""
        came, self.here, self.waiting = self.waiting, [], []
        self.take(came)
        return self.height(self.here)

    def end(self) -> bool:
        """The text is over: notes may fill whole pages now. Says whether any still waits."""
        self._most = self._height
        return bool(self.waiting)

    def take(self, labels: list[Label]) -> None:
        """These stand on this page, as far as notes may fill it; the others wait."""
        for place, label in enumerate(labels):
            if self.here and self.height([*self.here, label]) > self._most:
                self.waiting += labels[place:]
                return
            self.here.append(label)

    def wanted(self, flowable: Any) -> list[Label]:
        """The notes of a piece of the page that do not stand on this one yet."""
        numbers = dict.fromkeys(marks_in(flowable)) if self.any else {}
        labels = [(number, part) for number in numbers for part in range(len(self._parts(number)))]
        return [label for label in labels if label not in self.here]

    def height(self, labels: list[Label]) -> float:
        """The room that notes take at the foot of a page."""
        return sum(self._parts(note)[part][1] for note, part in labels) + (_APART if labels else 0)

    def _parts(self, number: int) -> list[tuple[Any, float]]:
        if number not in self._made:
            text = self._notes.texts[number - 1]
            found = []
            for place, runs in enumerate(pieces(text, _PART)):
                lead = () if place else (Run(f"{format_number(number)}. "),)
                made = paragraph((*lead, *runs), self._style, self._right_to_left)
                found.append((made, made.wrap(self._width, 10_000)[1] + self._style.spaceAfter))
            self._made[number] = found
        return self._made[number]

    def draw(self, canvas: Any, x: float, bottom: float) -> None:
        """Put the notes of this page at its foot."""
        if not self.here:
            return
        y = bottom + self.height(self.here) - _APART
        start = x + (self._width * 2 / 3 if self._right_to_left else 0)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.7)
        canvas.line(start, y + 5, start + self._width / 3, y + 5)
        for number, part in sorted(self.here):
            made, high = self._parts(number)[part]
            if part == 0:
                canvas.bookmarkHorizontal(f"{NOTE}{number}", 0, y)
            made.drawOn(canvas, x, y - high + self._style.spaceAfter)
            y -= high


class NoteFrame(Frame):  # type: ignore[misc]
    """A frame that gives up as much of its foot as the notes of its text need."""

    def __init__(self, footnotes: Footnotes, *args: Any, **more: Any) -> None:
        self.footnotes = footnotes
        super().__init__(*args, **more)

    def _reset(self) -> None:
        super()._reset()
        self._y1p = self._y1 + self._bottomPadding + self.footnotes.turn()

    def add(self, flowable: Any, canv: Any, trySplit: int = 0) -> Any:  # noqa: N803 - reportlab's own name
        """Take something in together with its notes."""
        notes = self.footnotes
        if isinstance(flowable, LastNotes) and notes.end():
            flowable.__dict__.pop("_postponed", None)  # a page of notes more
            return 0
        wanted = notes.wanted(flowable)
        if not wanted:
            return self._add(flowable, canv, trySplit=trySplit)
        before = self._y1p
        self._y1p = before + notes.height([*notes.here, *wanted]) - notes.height(notes.here)
        done = self._add(flowable, canv, trySplit=1)
        if done:
            notes.take(wanted)
        elif self._atTop:
            # Nothing is left that could make way: the notes go to the next page.
            self._y1p = before
            done = self._add(flowable, canv, trySplit=trySplit)
            if done:
                notes.waiting += wanted
        self._y1p = self._y1 + self._bottomPadding + notes.height(notes.here)
        return done

    def split(self, flowable: Any, canv: Any) -> Any:
        """Split where the first part has room together with its own notes."""
        notes, before = self.footnotes, self._y1p
        if not notes.wanted(flowable):
            return super().split(flowable, canv)
        try:
            for _try in range(_TRIES):
                parts = super().split(flowable, canv)
                if len(parts) < 2:
                    break
                need = notes.height([*notes.here, *notes.wanted(parts[0])]) - notes.height(notes.here)
                space = 0 if self._atTop else max(parts[0].getSpaceBefore() - self._prevASpace, 0)
                _wide, high = parts[0].wrapOn(canv, self._getAvailableWidth(), 10_000)
                lacking = high + space + need - (self._y - before)
                if lacking <= 0:
                    return [parts[0], FrameBreak(), *parts[1:]]
                self._y1p += max(lacking * 0.6, 4.0)  # fewer lines need less room for notes as well
        finally:
            self._y1p = before
        return super().split(flowable, canv) if self._atTop else []


class LastNotes(Flowable):  # type: ignore[misc]
    """The end of the text: it stands on no page before the notes do."""

    _ZEROSIZE = 1

    def wrap(self, _room: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        """There is nothing to see."""


def _frags(made: Paragraph) -> Iterator[Any]:
    """The stretches of a paragraph; in the parts of a split one, words of several stretches are lists."""
    for frag in made.frags or ():
        if isinstance(frag, list):
            yield from (piece[0] for piece in frag if isinstance(piece, tuple))
        else:
            yield frag


_SUPERSCRIPTS = re.compile(f"[{superscript('0123456789')}]+")
_PLAIN = str.maketrans(superscript("0123456789"), "0123456789")


def marks_in(flowable: Any) -> Iterator[int]:
    """The numbers of the notes whose marks stand in a piece of the page."""
    if isinstance(flowable, Paragraph):
        for _place, target in (
            link for frag in _frags(flowable) for link in getattr(frag, "link", None) or ()
        ):
            if target.startswith(f"#{NOTE}"):
                yield int(target.removeprefix(f"#{NOTE}"))
    elif isinstance(flowable, BidiText):
        if flowable.runs:
            yield from (run.mark for run in flowable.runs if run.mark)
            return
        text = " ".join(part for line, _base in flowable.lines or () for part, _font, _wide in line)
        yield from (int(found.translate(_PLAIN)) for found in _SUPERSCRIPTS.findall(text))
    elif isinstance(flowable, Marked):
        yield from marks_in(flowable.inner)
    elif isinstance(flowable, Table):
        for row in flowable._cellvalues:
            for cell in row:
                for inner in cell if isinstance(cell, list | tuple) else (cell,):
                    yield from marks_in(inner)
