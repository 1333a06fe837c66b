"""The PDF writer, with reportlab. Nothing imports this room before a report is wanted: the library is
slow to load."""
