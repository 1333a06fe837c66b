"""What is remembered of how somebody reads: bookmarks, text size, the place of last time. Works without a workbook."""

from __future__ import annotations

from collections.abc import Collection

from desktop.system.settings import LARGEST_READING, SMALLEST_READING, Settings
from desktop.ui.handbook_places import Place, place_from

SIZE_STEP = 10


class ReadingHabits:
    """Without anybody's settings it remembers until the window closes."""

    def __init__(self, settings: Settings | None) -> None:
        self._settings, self._keeps = settings or Settings(), settings is not None

    @property
    def bookmarks(self) -> list[str]:
        """The pages with a bookmark, in the order in which they were marked."""
        return self._settings.bookmarks

    @property
    def size(self) -> int:
        """The size of text in percent of the window's."""
        return self._settings.reading_size

    def toggle_bookmark(self, page_id: str) -> bool:
        """Mark a page, or take its mark away; whether it has one now."""
        marks = self._settings.bookmarks
        if page_id in marks:
            marks.remove(page_id)
        else:
            marks.append(page_id)
        self._save()
        return page_id in marks

    def change_size(self, step: int) -> int:
        """A step larger (1) or smaller (-1); 0 is the usual size again."""
        size = self._settings.reading_size + step * SIZE_STEP if step else 100
        self._settings.reading_size = max(SMALLEST_READING, min(LARGEST_READING, size))
        self._save()
        return self._settings.reading_size

    def begin_at(self, known: Collection[str]) -> Place:
        """Where to begin: at the place of last time when that page is still there, else on the first page."""
        kept = place_from(self._settings.reading_place)
        return kept if kept.page in known else Place(next(iter(known), ""))

    def leave(self, place: Place) -> None:
        """Remember where somebody stopped."""
        self._settings.reading_place = place.text()
        self._save()

    def _save(self) -> None:
        if self._keeps:
            self._settings.save()
