"""Guided work as data: the steps of each page, how far they are, and what comes next."""
