"""Missing: the families nobody stands for, each with the question who could, at once after listing."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.change import create, update
from desktop.domain.checks.stakeholder import gaps, groups_at
from desktop.domain.records import SetAside, Stakeholder
from desktop.system.locale import _, format_number, ngettext
from desktop.system.resources import catalogue, choice_label
from desktop.ui.layout import card, column, row, scrolling
from desktop.ui.names import in_a_row
from desktop.ui.pages.stakeholder.families import FamilyPrompts, Prompt
from desktop.ui.pages.stakeholder.projecting import Projector
from desktop.ui.pages.stakeholder.showing import GAPS
from desktop.ui.pages.stakeholder.sitting import Sitting
from desktop.ui.session import Session
from desktop.ui.step_view import StepView
from desktop.ui.text import plain_label

CHECK = "C-07"


class MissingStep(StepView):
    """What is missing, what is there, and a reason where a gap stays."""

    def __init__(self, session: Session, sitting: Sitting) -> None:
        super().__init__(session)
        self.projector = Projector(self, session, sitting, GAPS)
        inside = QWidget()
        lines = column(inside, spacing=12)
        self.summary = plain_label("", role="lead", name="missing.summary")
        head = row(spacing=8)
        head.addWidget(self.summary, 1)
        head.addWidget(self.projector.opener)
        lines.addLayout(head)
        self.prompts = FamilyPrompts(session, name="missing.family")
        lines.addWidget(self.prompts)
        self._reason_box, reason = card(_("Does a gap stay?"))
        words = _("Say why, and the step counts as done: somebody decided it.")
        reason.addWidget(plain_label(words, role="muted"))
        self.reason = QLineEdit()
        self.reason.setObjectName("missing.reason")
        self.reason.setAccessibleName(_("Why a group stays without anybody on the list"))
        self.reason.editingFinished.connect(self.flush)
        reason.addWidget(self.reason)
        lines.addWidget(self._reason_box)
        there, self._there = card(_("These have somebody"))
        self.there = plain_label("", name="missing.there")
        self._there.addWidget(self.there)
        self._there_box = there
        lines.addWidget(there)
        lines.addStretch()
        outer = column(self, spacing=8)
        self.projector.use_place(outer)
        outer.addWidget(scrolling(inside, name="scroll.missing"))

    def refresh(self) -> None:
        snapshot = self.session.snapshot
        missing = gaps(snapshot)
        count = len(missing)
        if not snapshot.rows("stakeholder"):
            self.summary.setText(
                _("Nobody is listed yet: begin under List. Here are the groups to think of.")
            )
        elif missing:
            words = ngettext(
                "{count} group has nobody on the list.", "{count} groups have nobody on the list.", count
            )
            self.summary.setText(f"{words.format(count=format_number(count))} {self._untold()}".strip())
        else:
            self.summary.setText(_("Somebody speaks for every group of the checklist."))
        self.prompts.show_prompts([_prompt(word, kinds) for word, kinds in missing])
        items = snapshot.all(Stakeholder)
        level = snapshot.initiative.level
        said = []
        for word, kinds in groups_at(level):
            names = [item.name for item in items if item.family in kinds]
            if names:
                said.append(f"{_(word)}: {in_a_row(names)}")
        self.there.setText("\n".join(said))
        self._there_box.setVisible(bool(said))
        self._reason_box.setVisible(bool(missing) and bool(items))
        if not self.reason.hasFocus():
            aside = self._aside()
            self.reason.setText(aside.reason if aside else "")
        self.reason.setReadOnly(self.session.workspace.read_only is not None)

    def _untold(self) -> str:
        """How many have no kind yet: each of them may speak for a group that seems to be missing."""
        untold = sum(not item.family for item in self.session.snapshot.all(Stakeholder))
        if not untold:
            return ""
        words = ngettext(
            "{count} name has no kind yet: say it under List first.",
            "{count} names have no kind yet: say it under List first.",
            untold,
        )
        return words.format(count=format_number(untold))

    def _aside(self) -> SetAside | None:
        return next((a for a in self.session.snapshot.all(SetAside) if a.check == CHECK), None)

    def flush(self) -> None:
        self.prompts.flush()
        reason, aside = self.reason.text().strip(), self._aside()
        if aside is not None:
            self.session.edit("set_aside", update(aside, reason=reason), name=CHECK)
        elif reason:
            self.session.edit("set_aside", create(SetAside(check=CHECK, reason=reason)), name=CHECK)


def _prompt(word: str, kinds: frozenset[str]) -> Prompt:
    """A group as a question; a name given here gets the first of its kinds that the catalogue has."""
    order = [entry.key for entry in catalogue("stakeholder_families").entries if entry.key in kinds]
    covers = "; ".join(choice_label("stakeholder_families", key) for key in order)
    title = _(word)
    return order[0], title[:1].upper() + title[1:], covers
