"""Who was at a meeting: one line for each member of the body, and whether that is enough."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.attendance import CAME, THERE, Count, Presence, count, note, note_all, presences
from desktop.domain.records import Body, Meeting
from desktop.domain.structure import OBSERVER
from desktop.system.locale import _, format_number, ngettext
from desktop.system.resources import catalogue, choice_label
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import card, clear, column, row
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label

STATES, RANKS = "attendance_states", "ranks"


class PresenceCard(QWidget):
    """The members of the body that met, each with two answers: was somebody there, and of which rank."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._meeting = ""
        self._shown: tuple[str, ...] = ()
        self._lines: dict[str, tuple[ChoiceBox, ChoiceBox]] = {}
        box, inside = card(_("Members who came"), name="presence")
        column(self).addWidget(box)
        self.words = plain_label("", role="muted", name="presence.words")
        inside.addWidget(self.words)
        self._host = QWidget()
        self._grid = QGridLayout(self._host)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        inside.addWidget(self._host)
        tools = row(spacing=8)
        self.all_button = button(_("All others came"), name="presence.all")
        self.all_button.clicked.connect(self.all_came)
        tools.addWidget(self.all_button)
        tools.addStretch()
        inside.addLayout(tools)

    def show_parent(self, meeting_id: str) -> None:
        """Show the members of the body that met."""
        self._meeting = meeting_id
        self.refresh()

    def refresh(self) -> None:
        """Show the records as they are now; the boxes stay the same ones while the members do."""
        snapshot = self._session.snapshot
        meeting = snapshot.get(Meeting, self._meeting)
        found = presences(snapshot, meeting) if meeting else []
        shown = (self._meeting, *(part for item in found for part in _known_by(item)))
        if shown != self._shown:
            self._shown = shown
            self._build(found)
        for item in found:
            state, rank = self._lines[item.member.id]
            state.setCurrentIndex(max(0, state.findData(item.state)))
            rank.setCurrentIndex(max(0, rank.findData(item.rank)))
            rank.setVisible(item.state in THERE)
        self.words.setText(self._words(meeting, found))
        editable = self._session.workspace.read_only is None
        self.all_button.setVisible(editable and any(not item.state for item in found))

    def _words(self, meeting: Meeting | None, found: list[Presence]) -> str:
        snapshot = self._session.snapshot
        if meeting is None or not meeting.body or snapshot.get(Body, meeting.body) is None:
            return _("Choose the body that met: its members are then listed here.")
        if not found:
            return _("Nobody has a seat on this body yet. Seats are given on the page of institutions.")
        return told(count(snapshot, meeting))

    def _build(self, found: list[Presence]) -> None:
        clear(self._grid)
        self._lines = {}
        for line, item in enumerate(found):
            name = item.member.title or _("(no name yet)")
            if item.seat is None:
                name = _("{name} (no seat any more)").format(name=name)
            elif item.seat.seat == OBSERVER:
                name = _("{name} (observer)").format(name=name)
            state = self._box(STATES, item.member.id, f"presence.{item.member.id}", name)
            rank = self._box(RANKS, item.member.id, f"presence.rank.{item.member.id}", name)
            self._grid.addWidget(plain_label(name), 2 * line, 0, 1, 2)
            self._grid.addWidget(state, 2 * line + 1, 0)
            self._grid.addWidget(rank, 2 * line + 1, 1)
            self._lines[item.member.id] = (state, rank)

    def _box(self, kind: str, member: str, name: str, whom: str) -> ChoiceBox:
        made = ChoiceBox()
        made.addItem(_("not said") if kind == STATES else _("rank not said"), "")
        for entry in catalogue(kind).entries:
            made.addItem(choice_label(kind, entry.key), entry.key)
        made.setObjectName(name)
        made.setProperty("member", member)
        made.setProperty("kind", kind)
        made.setAccessibleName(f"{whom}: {_('Was there') if kind == STATES else _('Rank of who came')}")
        made.setEnabled(self._session.workspace.read_only is None)
        made.activated.connect(self._on_answer)
        return made

    def _on_answer(self, _index: int) -> None:
        sender = self.sender()
        snapshot = self._session.snapshot
        meeting = snapshot.get(Meeting, self._meeting)
        if meeting is None or not isinstance(sender, ChoiceBox):
            return
        member, answer = str(sender.property("member")), str(sender.currentData() or "")
        if sender.property("kind") == STATES:
            changes = note(snapshot, meeting, member, state=answer)
        else:
            changes = note(snapshot, meeting, member, rank=answer)
        self._session.edit("attendance", changes)
        self.refresh()

    def all_came(self) -> None:
        """Write down that everybody came of whom nothing else is said, as one step."""
        snapshot = self._session.snapshot
        meeting = snapshot.get(Meeting, self._meeting)
        if meeting is not None:
            self._session.edit("attendance", note_all(snapshot, meeting, CAME))
            self.refresh()


def _known_by(item: Presence) -> tuple[str, str, str]:
    """What the line of a member is made of."""
    return item.member.id, item.member.title, "none" if item.seat is None else item.seat.seat


def told(found: Count) -> str:
    """How many came, and whether that is enough, in a sentence."""
    words = ngettext(
        "{there} of {count} member with a vote was there.",
        "{there} of {count} members with a vote were there.",
        found.members,
    ).format(there=format_number(found.there), count=format_number(found.members))
    if found.needed is None or not (found.there or found.away):
        return words
    if not found.is_known:
        more = _("{needed} are needed; of some it is not said yet.")
    else:
        more = _("{needed} are needed: enough.") if found.is_met else _("{needed} are needed: not enough.")
    return f"{words} {more.format(needed=format_number(found.needed))}"
