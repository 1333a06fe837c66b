"""Where somebody has been in the handbook, and how a place is kept for next time. Knows nothing of Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Place:
    """Page, anchor and how far down it was, 0 to 1 (-1: at the anchor)."""

    page: str
    anchor: str = ""
    share: float = -1.0

    def text(self) -> str:
        """The place as one word for the settings."""
        return f"{self.page}@{self.share:.4f}" if self.share > 0 else self.page


def place_from(text: str) -> Place:
    """The place that `text` kept; whatever stands there, the answer is a place."""
    page, _mark, share = text.partition("@")
    try:
        down = float(share)
    except ValueError:
        down = -1.0
    return Place(page, "", down if 0 <= down <= 1 else -1.0)


class Trail:
    """Back and forward, as in a browser."""

    def __init__(self) -> None:
        self._been: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The place on show."""
        return self._been[self._at] if self._at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether somebody came back from a later place."""
        return 0 <= self._at < len(self._been) - 1

    def go(self, place: Place) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        here = self.here
        if here is not None and (here.page, here.anchor) == (place.page, place.anchor):
            self._been[self._at] = place
            return
        self._been[self._at + 1 :] = [place]
        self._at += 1

    def move(self, by: int) -> bool:
        """Go back (-1) or forward (1); False when there is nothing there."""
        possible = 0 <= self._at + by < len(self._been)
        self._at += by if possible else 0
        return possible

    def keep(self, share: float) -> None:
        """Remember how far down this place was left."""
        if self._at >= 0:
            self._been[self._at] = replace(self._been[self._at], share=share)
