"""The ladder of working together: nine rungs, each with its proof; how high a body stands follows from them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.coordination import RUNGS, SHOWN_BY, Ladder, Rung, ladder, with_ladder
from desktop.domain.flows.flow import LOCAL_LEVELS
from desktop.domain.records import Body, CoordinationProof
from desktop.system.locale import _, format_number
from desktop.system.resources import choice_label
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.form import FormSection
from desktop.ui.layout import card, column, row, scrolling
from desktop.ui.session import Session
from desktop.ui.setup.bodies import name_of
from desktop.ui.text import plain_label, set_role

CATALOGUE = "coordination_rungs"
FIELDS = ("date", "name")


class LadderView(QWidget):
    """One body at a time, its rungs from the first to the ninth."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        lines = column(self, spacing=8)
        top = row(spacing=12)
        self.which = ChoiceBox()
        self.which.setObjectName("ladder.body")
        self.which.setAccessibleName(_("Body"))
        self.which.activated.connect(self._on_body)
        self.claimed = FormSection(session, Body, ("claimed_rung",))
        top.addWidget(self.which, 1, Qt.AlignmentFlag.AlignBottom)
        top.addWidget(self.claimed, 1)
        lines.addLayout(top)
        self.reached = plain_label("", role="strong", name="ladder.reached")
        self.next = plain_label("", role="muted", name="ladder.next")
        lines.addWidget(self.reached)
        lines.addWidget(self.next)
        inside = QWidget()
        inside.setObjectName("page")
        cards = column(inside, spacing=8)
        self.rungs = {key: RungCard(session, key) for key in RUNGS}
        for made in self.rungs.values():
            cards.addWidget(made)
        note = _(
            "The idea of rungs that rest on one another is adapted from Metcalfe (1994); the words and proofs are ours."
        )
        cards.addWidget(plain_label(note, role="muted"))
        cards.addStretch()
        self._area = scrolling(inside, name="ladder.rungs")
        lines.addWidget(self._area, 1)

    @property
    def body(self) -> Body | None:
        """The body that is shown."""
        return self._session.snapshot.get(Body, str(self.which.currentData() or ""))

    def refresh(self) -> None:
        """Show the records as they are now."""
        snapshot = self._session.snapshot
        bodies = with_ladder(snapshot)
        kept = self.which.currentData()
        self.which.clear()
        for body in bodies:
            self.which.addItem(name_of(body), body.id)
        self.which.setCurrentIndex(max(0, self.which.findData(kept)) if bodies else -1)
        self._show()

    def _show(self) -> None:
        body = self.body
        for widget in (self.which, self.claimed, self._area, self.next):
            widget.setVisible(body is not None)
        self.claimed.show_record(body)
        if body is None:
            self.reached.setText(
                _(
                    "No body that brings offices together yet. Add one first, then ask how well they work together."
                )
            )
            return
        found = ladder(self._session.snapshot, body)
        self.reached.setText(reached_words(found))
        self.next.setText(next_words(found))
        local = self._session.level in LOCAL_LEVELS
        for rung in found.rungs:
            self.rungs[rung.key].show_rung(body, rung, local)

    def choose(self, record_id: str) -> bool:
        """Bring a proof, or the ladder of a body, into view."""
        self.refresh()
        proof = self._session.snapshot.get(CoordinationProof, record_id)
        place = self.which.findData(proof.body if proof else record_id)
        if place < 0:
            return False
        self.which.setCurrentIndex(place)
        self._show()
        if proof is not None and proof.rung in self.rungs:
            self._area.ensureWidgetVisible(self.rungs[proof.rung])
        return True

    def flush(self) -> None:
        """Hand on what is typed."""
        for section in self.findChildren(FormSection):
            section.flush()

    def _on_body(self) -> None:
        self.flush()
        self._show()


class RungCard(QWidget):
    """One rung: what offices do, what would show it, and what does."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        self._session, self._key = session, key
        # The room that is left belongs below the last card, not into each of them.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._fresh = CoordinationProof(rung=key)
        box, self._inside = card(name=f"ladder.rung.{key}")
        column(self).addWidget(box)
        line = row(spacing=8)
        self.state = plain_label("", role="chip-check", wrap=False, name=f"ladder.state.{key}")
        title = f"{format_number(int(key))}  {choice_label(CATALOGUE, key)}"
        line.addWidget(plain_label(title, role="strong"), 1)
        line.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self._inside.addLayout(line)
        self.hint = plain_label("", role="muted", name=f"ladder.hint.{key}")
        self._inside.addWidget(self.hint)
        self._forms: QVBoxLayout = column(spacing=4)
        self._inside.addLayout(self._forms)
        self.sections: list[FormSection] = []

    def show_rung(self, body: Body, rung: Rung, local: bool) -> None:
        """Show its proofs, or an empty line for the first one."""
        self.state.setText(state_words(rung))
        set_role(self.state, "chip-done" if rung.counts else "chip-check" if rung.proofs else "chip")
        self.state.setVisible(bool(self.state.text()))
        self.hint.setText(_("For example: {what}").format(what=_(SHOWN_BY[rung.key][local])))
        if self._fresh.body != body.id or any(item.id == self._fresh.id for item in rung.proofs):
            # What was the empty line has become a record, or belongs to another body.
            self._fresh = CoordinationProof(body=body.id, rung=self._key)
        records = rung.proofs or (self._fresh,)
        while len(self.sections) < len(records):
            self.sections.append(self._section(len(self.sections)))
        for number, section in enumerate(self.sections):
            section.setVisible(number < len(records))
            section.show_record(records[number] if number < len(records) else None)

    def _section(self, number: int) -> FormSection:
        made = FormSection(self._session, CoordinationProof, FIELDS, compact=True)
        title = choice_label(CATALOGUE, self._key)
        for name, box in made.boxes.items():
            proxy = box.editor.focusProxy()
            if proxy is not None:
                proxy.setAccessibleName(f"{title}: {_(box.spec.label)}")
                proxy.setObjectName(
                    f"coordination_proof.{self._key}.{name}" + (f".{number}" if number else "")
                )
        self._forms.addWidget(made)
        return made


def state_words(rung: Rung) -> str:
    """How a rung stands, in a few words; nothing of one about which nothing was written."""
    if rung.counts:
        return _("counts")
    if rung.shown:
        return _("a rung below is missing")
    if any(item.name.strip() for item in rung.proofs):
        return _("when was that?")
    return _("what shows it?") if any(item.date for item in rung.proofs) else ""


def reached_words(found: Ladder) -> str:
    """How high the body stands, worked out from its proofs."""
    if not found.reached:
        return _("No rung counts yet: the first one has no proof with a date.")
    return _("Rung {number} of {all} counts: {words}").format(
        number=format_number(int(found.reached)),
        all=format_number(len(found.rungs)),
        words=choice_label(CATALOGUE, found.reached),
    )


def next_words(found: Ladder) -> str:
    """What would bring it one rung higher, and whether more is claimed than shown."""
    if not found.missing:
        return _("Every rung has its proof. Look again in a year.")
    number = format_number(int(found.missing))
    words = _("Next step, rung {number}: {words}").format(
        number=number, words=choice_label(CATALOGUE, found.missing)
    )
    if not found.claims_more:
        return words
    claimed = format_number(int(found.body.claimed_rung))
    more = _("They see themselves on rung {claimed}, “{words}”; rung {number} has no proof yet.").format(
        claimed=claimed, number=number, words=choice_label(CATALOGUE, found.body.claimed_rung)
    )
    return f"{words}. {more}"
