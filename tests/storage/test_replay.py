"""The history proves the records: whatever something else changes in a file is found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from desktop.storage import replay
from desktop.storage.copies import is_whole
from tests.storage.books import cells_in, make_book, problems_of, raw

HANDS = {
    "a record was changed": "UPDATE stakeholder SET name='Somebody' WHERE name='Association 7'",
    "a rating was changed": "UPDATE assessment SET value = value % 5 + 1",
    "a record was deleted": "DELETE FROM stakeholder WHERE name='Association 7'",
    "a record was added": "INSERT INTO stakeholder (id, name) VALUES ('x', 'x')",
    "what was changed was changed": "UPDATE change SET after='Other' WHERE field='mandate'",
    "a change was deleted": "DELETE FROM change WHERE field='mandate'",
    "a change was added": "INSERT INTO change VALUES ('nobody', 0, 'person', 'x', 'name', NULL, 'y')",
    "an author was changed": "UPDATE edit SET author='Somebody else' WHERE number=2",
    "an edit was deleted": "DELETE FROM edit WHERE number=2",
    "the last edit was deleted": "DELETE FROM edit WHERE number=(SELECT MAX(number) FROM edit)",
    "the order was changed": "UPDATE edit SET number=99 WHERE number=1",
    "a hash was changed": "UPDATE edit SET hash='0' WHERE number=3",
    "the baseline was moved": "UPDATE baseline SET after_edit=2",
}


@pytest.mark.parametrize("hand", HANDS)
def test_a_hand_that_changes_the_file_is_found(tmp_path: Path, hand: str) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    assert problems_of(path) == []
    with raw(path) as connection:
        assert connection.execute(HANDS[hand]).rowcount > 0
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert problems_of(path)
    assert not is_whole(path)


def test_flipped_bits_in_used_text_never_stay_unseen(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    good = path.read_bytes()
    chance = random.Random(5)
    places = [at for at in range(len(good)) if good[at : at + 11] == b"Association"]
    seen = 0
    for _round in range(60):
        at = chance.choice(places) + chance.randrange(11)
        changed = bytearray(good)
        changed[at] ^= 1 << chance.randrange(7)
        path.write_bytes(bytes(changed))
        seen += bool(problems_of(path))
    path.write_bytes(good)
    # Text that SQLite no longer uses (an older state of a page) may flip without harm, and secure_delete
    # leaves none.
    assert seen == 60


def test_the_hash_does_not_depend_on_the_order_of_records_or_on_empty_tables(tmp_path: Path) -> None:
    cells = cells_in(make_book(tmp_path / "plan.mainstay"))
    turned = {table: dict(reversed(rows.items())) for table, rows in reversed(cells.items())}
    assert replay.records_hash(turned) == replay.records_hash(cells)
    assert replay.records_hash({**cells, "training": {}}) == replay.records_hash(cells)
    turned["stakeholder"].popitem()
    assert replay.records_hash(turned) != replay.records_hash(cells)


def test_a_file_without_baseline_is_not_whole(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with raw(path) as connection:
        connection.execute("DELETE FROM baseline")
    assert not is_whole(path)
