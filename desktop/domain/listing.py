"""Lists inside sentences: several words or names as one `Message`, so that a language has its own comma."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.words import N_, Message, message


def listing(items: Sequence[Message | str], limit: int = 6) -> Message:
    """ "a, b, c", and "3 more" in place of what goes beyond `limit` items. Names stay exactly as typed."""
    shown: list[Message] = [_plain(item) for item in items[:limit]]
    if len(items) > limit:
        shown.append(message(N_("{count} more"), N_("{count} more"), len(items) - limit))
    if not shown:
        return message("")
    found = shown[-1]
    for item in reversed(shown[:-1]):
        found = message(N_("{first}, {rest}"), first=item, rest=found)
    return found


def _plain(item: Message | str) -> Message:
    # A name goes in as an argument: it is never translated, and braces in it stay braces.
    return item if isinstance(item, Message) else Message("{name}", {"name": item})
