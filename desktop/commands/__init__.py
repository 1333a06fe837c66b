"""The commands that work without a window, one module per subject, each loaded when it is called."""

from __future__ import annotations

# Each command's name and where it is. Names, options and JSON shapes are a promise: trainers script them.
COMMANDS = {
    "new": "desktop.commands.workbook:new",
    "samples": "desktop.commands.workbook:samples",
    "info": "desktop.commands.workbook:info",
    "history": "desktop.commands.workbook:history",
    "copy": "desktop.commands.workbook:copy",
    "check": "desktop.commands.advice:check",
    "search": "desktop.commands.handbook:search",
    "reports": "desktop.commands.report:reports",
    "export": "desktop.commands.report:export",
    "views": "desktop.commands.view:views",
    "view": "desktop.commands.view:view",
    "stakeholders": "desktop.commands.stakeholder:stakeholders",
    "institutions": "desktop.commands.institution:institutions",
    "tor": "desktop.commands.tor:tor",
    "backup": "desktop.commands.rescue:backup",
    "restore": "desktop.commands.rescue:restore",
    "recover": "desktop.commands.rescue:recover",
    "kit": "desktop.commands.kit:kit",
    "pack": "desktop.commands.pack:pack",
    "verify": "desktop.commands.kit:verify",
    "update": "desktop.commands.kit:update",
    "doctor": "desktop.commands.doctor:doctor",
    "support": "desktop.commands.doctor:support",
    "clear": "desktop.commands.clear:clear",
    "build-data": "desktop.commands.build:build_data",
    "list-screens": "desktop.commands.doctor:list_screens",
    "self-check": "desktop.commands.selfcheck:self_check",
    "screens": "desktop.commands.build:screens",
}
