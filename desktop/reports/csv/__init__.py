"""The CSV writer: the registers of a report as plain tables for other programs."""
