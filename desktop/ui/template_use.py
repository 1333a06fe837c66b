"""Bringing a set-up of institutions into the open workbook, as one step, with a sentence that says what came."""

from __future__ import annotations

from desktop.system.locale import _, format_number, ngettext
from desktop.ui.session import Session
from desktop.workspace.templates import application, template


def bring_in(session: Session, template_id: str) -> None:
    """Add what the template has and the workbook lacks; the sentence offers to take it back."""
    found = template(template_id)
    plan = application(found, session.snapshot)
    if session.edit("template", plan.changes, name=_(found.title)):
        session.noticed.emit(f"{_(found.title)}: {counted(plan.added, plan.present)}", "undo")


def counted(added: int, present: int) -> str:
    """How many records a template adds, and how many it finds there."""
    if not added:
        return _("All of it is here already.")
    words = ngettext("{count} record was added.", "{count} records were added.", added).format(
        count=format_number(added)
    )
    if present:
        more = ngettext("{count} was here already.", "{count} were here already.", present)
        words += " " + more.format(count=format_number(present))
    return words
