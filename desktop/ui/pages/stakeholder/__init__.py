"""Stakeholders: from a question and names on cards to a map, who is missing, and who does what by when."""
