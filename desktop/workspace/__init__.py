"""The open workbook and what can be done with it: edit, undo, announce, back up, run jobs."""
