"""The ODT writer: OpenDocument text of our own making, so that the same document gives the same bytes."""
