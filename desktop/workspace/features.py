"""Every feature by name: its place in the process and its page. A new feature adds one line here.

Pages are import strings: they are loaded when first opened, never at start.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.words import N_


@dataclass(frozen=True)
class Feature:
    """One feature. `page` is "module:Class"; `group` its place on the rail; `icon` a bundled icon."""

    key: str
    title: str
    group: str
    page: str
    icon: str


GROUPS = (
    ("home", ""),
    ("prepare", N_("Prepare")),
    ("plan", N_("Plan")),
    ("throughout", N_("Throughout")),
)

FEATURES = (
    Feature("home", N_("Home"), "home", "desktop.ui.pages.home:HomePage", "house"),
    Feature("plan", N_("Plan and process"), "prepare", "desktop.ui.pages.plan:PlanPage", "route"),
    Feature(
        "stakeholder",
        N_("Stakeholders"),
        "prepare",
        "desktop.ui.pages.stakeholder.page:StakeholderPage",
        "users",
    ),
    Feature("body", N_("Institutions"), "prepare", "desktop.ui.pages.body:BodyPage", "landmark"),
    Feature("goal", N_("Meaning for each goal"), "plan", "desktop.ui.pages.goal:GoalPage", "target"),
    Feature("meeting", N_("Meetings"), "throughout", "desktop.ui.pages.meeting:MeetingPage", "calendar"),
    Feature("report", N_("Reports"), "throughout", "desktop.ui.pages.report:ReportPage", "file-text"),
    Feature("handbook", N_("Handbook"), "throughout", "desktop.ui.pages.handbook:HandbookPage", "book-open"),
    Feature("kit", N_("Kit for others"), "throughout", "desktop.ui.pages.kit:KitPage", "usb"),
    Feature("workbook", N_("This workbook"), "throughout", "desktop.ui.pages.workbook:WorkbookPage", "save"),
    Feature("settings", N_("Settings"), "throughout", "desktop.ui.pages.settings:SettingsPage", "settings"),
)


def feature(key: str) -> Feature:
    """A feature by its key; KeyError when there is none."""
    for found in FEATURES:
        if found.key == key:
            return found
    raise KeyError(key)
