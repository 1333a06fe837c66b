"""The XLSX writer: the registers of a report as sheets that people sort, filter and count."""
