"""The sections of reports: one module per feature, each `build(snapshot, context) -> list[Block]`."""
