"""What a report says: its sections put together for one edition, one language and one day, free of any format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.checks import CLEAR, Advice, run_all
from desktop.domain.field import first_day
from desktop.domain.readiness import readiness
from desktop.domain.record import TABLES
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import INTERNAL, PUBLIC, for_edition, without_what_never_leaves
from desktop.domain.words import folded
from desktop.reports import handbook
from desktop.reports.catalogue import PART, REPORTS, SECTIONS, WHOLE, Report
from desktop.reports.context import Context
from desktop.reports.house import House
from desktop.reports.outline import Block, CallOut, Contents, Document, PageBreak, numbered, plainly
from desktop.reports.phrases import DAGGER, is_made_up
from desktop.reports.references import with_references
from desktop.reports.subjects import name_of_subject
from desktop.system.locale import _, format_date, is_right_to_left, language, show
from desktop.system.resources import choice_label


def compose(
    snapshot: Snapshot,
    report_id: str,
    *,
    edition: str,
    sections: Sequence[str] | None,
    date: str,
    file_name: str,
    house: House | None = None,
    about: str = "",
) -> Document:
    """The document of a report, in the language now spoken. Anything but an internal edition is a public
    one. `sections` are ids in the order in which they shall stand."""
    from desktop.reports.pdf.text import measure_of

    report, house = REPORTS[report_id], house or House()
    if report.handbook:
        wanted_part = about if report.about == PART else report.handbook
        return handbook.part(wanted_part, house, date, turn=report.turn)
    if not report.cover:
        house = replace(house, cover=False)
    edition = INTERNAL if edition == INTERNAL else PUBLIC
    shown = for_edition(snapshot, edition)
    right_to_left = is_right_to_left()
    wanted = chosen_sections(report, sections)
    context = Context(
        edition=edition,
        date=date,
        measure=measure_of(right_to_left),
        figure_width=house.text_width,
        right_to_left=right_to_left,
        # Checks read every record several times; registers have no words that need them.
        advice=tuple(_advice(snapshot, shown, edition, date)) if wanted else (),
        about=about,
        sheets=house.sheets,
        tables=frozenset(() if report.id == WHOLE else report.tables),
        ready=frozenset(result.test for result in readiness(snapshot) if result.met),
    )
    parts = [SECTIONS[name].build(shown, context) for name in wanted]
    if house.references:
        parts = with_references(wanted, parts)
    example = not report.blank and any(is_made_up(item) for item in shown.everything())
    plan = shown.initiative
    return Document(
        title=_title(shown, report),
        subtitle=_subtitle(shown, report, about),
        place=" · ".join(part for part in (choice_label("countries", plan.country), plan.place) if part),
        edition=f"{_('Draft') if report.official else _edition(edition)} · {format_date(date)}",
        made_with="" if report.official else _("Prepared with Mainstay"),
        # A file name is somebody's own words and may hold a name: it stays inside the team.
        source="" if report.official else _source(file_name if edition == INTERNAL else "", date),
        remark=_("{mark} illustrative: made up for teaching").format(mark=DAGGER) if example else "",
        language=language(),
        right_to_left=right_to_left,
        cover=() if report.official else tuple(_cover(edition, example)),
        blocks=tuple(_body(report, parts)),
        author=plan.lead_institution.strip(),
        date=date,
        house=house,
    )


def _title(shown: Snapshot, report: Report) -> str:
    """An official paper is headed by its own name, a report by that of the work."""
    return _(report.title) if report.official else shown.initiative.name.strip() or _("Migration in the plan")


def _subtitle(shown: Snapshot, report: Report, about: str) -> str:
    subject = name_of_subject(shown, report, about)
    if report.official:
        return subject
    return f"{_(report.title)}: {subject}" if subject else _(report.title)


def chosen_sections(report: Report, sections: Sequence[str] | None) -> list[str]:
    """Those sections of a report that are wanted, in the order in which they were named."""
    if sections is None:
        return list(report.sections)
    return [name for name in dict.fromkeys(sections) if name in report.sections]


def _body(report: Report, parts: list[list[Block]]) -> list[Block]:
    caption = _("Figure {number}. {text}")
    if not report.contents:
        return plainly(parts, caption, turn=report.turn)
    return [Contents(_("Contents")), PageBreak(), *numbered(parts, caption)]


def _edition(edition: str) -> str:
    return _("Internal edition, our team only") if edition == INTERNAL else _("Public edition")


def _source(file_name: str, date: str) -> str:
    if file_name:
        return _("Source: {file}, {date}").format(file=file_name, date=format_date(date))
    return _("Source: our project file of {date}").format(date=format_date(date))


def _cover(edition: str, example: bool) -> list[Block]:
    found: list[Block] = []
    if example:
        text = _("Parts marked illustrative ({mark}) are made up for teaching.").format(mark=DAGGER)
        found.append(CallOut("example", _("This is an example."), text))
    if edition == INTERNAL:
        text = _("This copy holds judgements and contacts that must not leave the team.")
        found.append(CallOut("open", _("Our team only."), text))
    return found


def _advice(full: Snapshot, shown: Snapshot, edition: str, date: str) -> list[Advice]:
    """What the checks say, for the readers of this edition.

    Public advice is found in all the records, so that what is merely hidden does not look as if it were
    missing. Where it would name something hidden, it is taken from the public records instead, or left out. What never
    leaves the team (who came to a meeting, say) plays no part in it: the sentence alone would tell.
    """
    today = first_day(date)
    if today is None:
        return []
    if edition == INTERNAL:
        return [advice for advice in run_all(full, today) if advice.outcome != CLEAR]
    known = without_what_never_leaves(full)
    found = [advice for advice in run_all(known, today, public=True) if advice.outcome != CLEAR]
    instead = {(a.check, a.about, a.outcome): a for a in run_all(shown, today, public=True)}
    hidden = _hidden_words(full, shown)
    kept: list[Advice | None] = []
    for advice in found:
        gone = advice.about and shown.find(advice.about) is None
        tells = gone or _names(hidden, show(advice.message)) or _names(hidden, advice.set_aside)
        kept.append(instead.get((advice.check, advice.about, advice.outcome)) if tells else advice)
    return [_silent(advice) if _names(hidden, advice.set_aside) else advice for advice in kept if advice]


def _names(hidden: set[str], text: str | None) -> bool:
    """Whether a text names something hidden, in whatever letters."""
    said = folded(text or "")
    return any(word in said for word in hidden)


def _silent(advice: Advice) -> Advice:
    """The advice without the reason for setting it aside: people wrote it, and it names something hidden."""
    return replace(advice, set_aside=_("The reason is for our team only."))


def _hidden_words(full: Snapshot, shown: Snapshot) -> set[str]:
    """The names of records that this edition does not show, and reasons that were given about them."""
    found: set[str] = set()
    for table in TABLES:
        visible = shown.rows(table)
        for row, item in full.rows(table).items():
            if row not in visible:
                found |= {folded(item.title), folded(str(getattr(item, "reason", "")))}
    return found - {""}
