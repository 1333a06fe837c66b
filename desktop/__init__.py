"""Mainstay: an offline assistant that brings migration into development plans."""
