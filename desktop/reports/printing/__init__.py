"""What everything printed shares: fonts, letters, lines that run both ways, measures and colours.

These modules load reportlab, so nothing imports them before a report is wanted.
"""
