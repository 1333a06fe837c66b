"""Meetings: a log of when, where, who came and what was decided."""

from __future__ import annotations

from desktop.domain.records import Body, Contribution, Meeting
from desktop.system.locale import _, format_date
from desktop.system.resources import choice_label
from desktop.ui.presence_card import PresenceCard
from desktop.ui.register import Shape
from desktop.ui.register_page import RegisterPage
from desktop.ui.related import Related
from desktop.ui.session import Session
from desktop.ui.table import Column


class MeetingPage(RegisterPage):
    """The meeting log, newest first."""

    tables = ("meeting", "attendance", "body", "membership", "stakeholder", "contribution", "set_aside")
    advice_step = "meeting"

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Meetings"),
            _(
                "A body that meets, decides and follows up is alive. Write down what was decided and who does what."
            ),
        )
        self.add_related(PresenceCard(session), 1)
        self.add_related(
            Related(
                session,
                Contribution,
                "meeting",
                ("name", "by", "answer", "answered", "visibility"),
                self._said_words,
                title=_("What people said, and what became of it"),
                add=_("Add what was said"),
            ),
            2,
        )

    def _said_words(self, item: Contribution) -> str:
        state = format_date(item.answered) or _("not answered yet")
        return "  ·  ".join(part for part in (item.by, item.name.replace("\n", " "), state) if part)

    def shape(self) -> Shape:
        return Shape(
            Meeting,
            columns=(
                Column(_("Date"), lambda m: format_date(m.date), sort=lambda m: m.date, stretch=2),
                Column(_("Title"), lambda m: m.title or _("(no name yet)"), stretch=4, field="name"),
                Column(_("Kind"), lambda m: choice_label("meeting_kinds", m.kind), stretch=2),
                Column(_("Body"), self._body, stretch=3),
            ),
            groups=(
                ("", ("name", "kind", "date", "time", "body", "place")),
                (
                    _("What happened"),
                    ("attendance", "quorum_met", "agenda", "decisions", "follow_up", "next_date"),
                ),
                (_("Source"), ("source", "illustrative")),
            ),
            add=_("Add a meeting"),
            empty=_("No meetings yet. Add the last one you remember: its decisions are worth keeping."),
            paste_order=("name", "date", "place"),
            rows=self._rows,
        )

    def _rows(self) -> list[Meeting]:
        return sorted(self.session.snapshot.all(Meeting), key=lambda m: m.date, reverse=True)

    def _body(self, item: Meeting) -> str:
        found = self.session.snapshot.get(Body, item.body)
        return found.title if found else ""
