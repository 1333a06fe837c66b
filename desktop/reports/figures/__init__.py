"""Figures: thin renderers that put a drawing on paper or into a file, all at the same coordinates."""
