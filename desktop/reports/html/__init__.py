"""The HTML writer: one file with everything in it."""
