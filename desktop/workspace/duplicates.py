"""Stakeholders that may be one and the same, for the window: finding them, comparing them, joining them.

for pair in likely_duplicates(snapshot.all(Stakeholder)): ...
for field in differences(pair.first, pair.second): ...
session.edit("join", join(snapshot, pair.first, pair.second, {"name": "..."}))
"""

from __future__ import annotations

from desktop.analysis.duplicates import Likely, likely_duplicates
from desktop.domain.joining import Difference, differences, join

__all__ = ["Difference", "Likely", "differences", "join", "likely_duplicates"]
