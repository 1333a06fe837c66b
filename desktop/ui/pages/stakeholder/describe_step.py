"""Describe: at the desk, what each is there for, brings and needs; one by one in the form, or many at once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.change import Change, update
from desktop.domain.record import Record, spec_of
from desktop.domain.records import Assessment, Link, LinkKind, Stakeholder
from desktop.domain.scoring import DIMENSIONS, INFLUENCE, INTEREST, Judgement, judgements
from desktop.system.locale import _, format_date, format_number, ngettext
from desktop.system.resources import catalogue, choice_label
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import column
from desktop.ui.pages.stakeholder.chosen import Chosen
from desktop.ui.pages.stakeholder.filter_bar import Filter
from desktop.ui.pages.stakeholder.register_step import RegisterStep
from desktop.ui.register import Shape
from desktop.ui.related import Related
from desktop.ui.session import Session
from desktop.ui.table import Column
from desktop.ui.text import button, plain_label
from desktop.ui.wrapping import WrappingRow

# What can be said of many at once: answers that are chosen from a list.
IN_BULK = (
    "family",
    "level",
    "sector",
    "participation_planned",
    "participation_actual",
    "view",
    "visibility",
)


class DescribeStep(RegisterStep):
    """The whole register, with judgements and links of the chosen one."""

    def __init__(self, session: Session, chosen: Chosen, filter_: Filter) -> None:
        self._counting: dict[tuple[str, str], Judgement] = {}
        super().__init__(session, chosen, filter_, name="describe")
        lines = column(self, spacing=8)
        lines.addWidget(self._bulk())
        lines.addWidget(self.register, 1)
        side = self.register.side_column
        self._related = [self._judgements(), self._links()]
        side.insertWidget(1, self._related[0])
        side.insertWidget(side.count() - 1, self._related[1])
        self.register.table.chosen.connect(self._on_shown)
        self.register.table.selectionModel().selectionChanged.connect(self._count)
        self._on_field()

    def _judgements(self) -> Related:
        return Related(
            self.session,
            Assessment,
            "stakeholder",
            ("dimension", "value", "by", "date", "agreed", "visibility", "reason"),
            self._judgement_words,
            title=_("Influence and interest"),
            add=_("Add a judgement"),
        )

    def _links(self) -> Related:
        return Related(
            self.session,
            Link,
            "origin",
            ("to", "kind", "own_kind", "both_ways", "strength", "formal", "visibility", "notes"),
            self._link_words,
            title=_("Links to others"),
            add=_("Add a link"),
        )

    def shape(self) -> Shape:
        return Shape(
            Stakeholder,
            columns=(
                Column(_("Name"), lambda s: s.title or _("(no name yet)"), stretch=3, field="name"),
                Column(
                    _("Kind"),
                    lambda s: choice_label("stakeholder_families", s.family),
                    stretch=2,
                    field="family",
                ),
                Column(_("Influence"), lambda s: self._value(s, INFLUENCE), stretch=0),
                Column(_("Interest"), lambda s: self._value(s, INTEREST), stretch=0),
            ),
            groups=(
                (
                    "",
                    (
                        "name",
                        "family",
                        "level",
                        "sector",
                        "mandate",
                        "resources",
                        "power_sources",
                        "stake",
                        "needs",
                        "legitimate",
                        "urgent",
                    ),
                ),
                (
                    _("Working together"),
                    (
                        "participation_planned",
                        "participation_actual",
                        "view",
                        "visibility",
                        "view_evidence",
                        "languages",
                        "access",
                    ),
                ),
                (_("More"), ("contact", "code", "notes", "source", "illustrative")),
            ),
            add=_("Add a stakeholder"),
            empty=_("Nobody yet. Add one, or copy a list of names in a spreadsheet and paste it here."),
            paste_order=("name", "family", "level", "mandate"),
        )

    # Many at once

    def _bulk(self) -> QWidget:
        host = QWidget()
        line = WrappingRow(host, spacing=6)
        px = self.session.theme.px
        self.bulk_label = plain_label("", role="label", wrap=False, name="bulk.count")
        self.bulk_field, self.bulk_value = ChoiceBox(), ChoiceBox()
        for box, name, words in (
            (self.bulk_field, "bulk.field", _("What to change for all chosen rows")),
            (self.bulk_value, "bulk.value", _("The answer for all chosen rows")),
        ):
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.setFixedWidth(px(190))
        self.bulk_field.addItems([_(spec_of(Stakeholder, name).label) for name in IN_BULK])
        self.bulk_field.activated.connect(self._on_field)
        self.bulk_apply = button(_("Change them all"), name="bulk.apply")
        self.bulk_apply.clicked.connect(self._on_apply)
        for made in (self.bulk_label, self.bulk_field, self.bulk_value, self.bulk_apply):
            line.addWidget(made)
        host.setObjectName("bulk")
        self.bulk = host
        return host

    def _on_field(self, _index: int = 0) -> None:
        spec = spec_of(Stakeholder, IN_BULK[self.bulk_field.currentIndex()])
        self._answers = ["", *(entry.key for entry in catalogue(spec.catalogue).entries)]
        self.bulk_value.clear()
        self.bulk_value.addItem(_("Not answered"))
        self.bulk_value.addItems([choice_label(spec.catalogue, key) for key in self._answers[1:]])

    def _count(self, *_selection: object) -> None:
        """Many at once is offered only while many are chosen."""
        count = len(self.register.table.chosen_records())
        words = ngettext("{count} row chosen:", "{count} rows chosen:", count)
        self.bulk_label.setText(words.format(count=format_number(count)))
        self.bulk.setVisible(count > 1 and self.session.workspace.read_only is None)

    def _on_apply(self) -> None:
        self.flush()
        name = IN_BULK[self.bulk_field.currentIndex()]
        answer = self._answers[self.bulk_value.currentIndex()]
        rows = self.session.snapshot.rows("stakeholder")
        changes: list[Change] = []
        for item in self.register.table.chosen_records():
            if item.id in rows:
                changes += update(rows[item.id], **{name: answer})
        count = len({change.row for change in changes})
        if self.session.edit("change", changes):
            words = ngettext("{count} row was changed.", "{count} rows were changed.", count)
            self.session.noticed.emit(words.format(count=format_number(count)), "undo")

    # What is shown

    def refresh(self) -> None:
        self._counting = judgements(self.session.snapshot)
        super().refresh()
        self._count()

    def flush(self) -> None:
        for section in self.register.sections:
            section.flush()

    def _value(self, item: Stakeholder, dimension: str) -> str:
        found = self._counting.get((item.id, dimension))
        return str(found.value) if found is not None else _("not placed")

    def _judgement_words(self, item: Assessment) -> str:
        scale = f"{item.dimension}_scale" if item.dimension in DIMENSIONS else "influence_scale"
        value = f"{item.value} {choice_label(scale, str(item.value))}" if item.value else _("not answered")
        parts = [choice_label("dimensions", item.dimension), value, item.by, format_date(item.date)]
        return "  ·  ".join(part for part in parts if part)

    def _link_words(self, item: Link) -> str:
        other = self.session.snapshot.get(Stakeholder, item.to)
        own = self.session.snapshot.get(LinkKind, item.own_kind)
        parts = [own.name if own else choice_label("link_types", item.kind), other.title if other else ""]
        return "  ·  ".join(part for part in parts if part)

    def _on_shown(self, item: Record | None) -> None:
        for related in self._related:
            related.show_parent(item.id if item else "")
