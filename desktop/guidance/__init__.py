"""The handbook: its sources, the database made of them at build time, and reading and searching it."""
