"""A matrix copied as a whole from a spreadsheet: names at its edges, letters inside, one step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.change import inverse
from desktop.domain.matrix_table import has_heads, read_table, rows_of
from desktop.domain.records import Activity, Responsibility, Role
from desktop.domain.responsibilities import LETTERS, cells_of
from tests.domain.case import snapshot_of

TEXT = "\tPlanning\tSchools\nWrite the draft\tR/A\tC\nSend the figures\tmaybe\tR\n"
_CELLS = ("", *LETTERS.values(), "R/A")


def test_rows_and_columns_come_with_their_parts() -> None:
    snapshot = snapshot_of(Role(id="p", name="planning"), Activity(id="w", name="Write  the draft"),
                           Responsibility(id="x", activity="w", role="p", parts=("told",)))  # fmt: skip
    pasted = read_table(snapshot, TEXT)
    assert pasted is not None
    assert (pasted.activities, pasted.roles, pasted.strange) == (1, 1, 1)
    after = snapshot.apply(pasted.changes)
    assert [role.name for role in after.all(Role)] == ["planning", "Schools"]
    assert cells_of(after)["w", "p"] == {"does", "answers"}
    assert len(cells_of(after)) == 3
    assert read_table(after, TEXT).changes == ()  # type: ignore[union-attr]
    assert cells_of(after.apply(inverse(pasted.changes))) == cells_of(snapshot)


def test_a_block_of_parts_is_no_table() -> None:
    for text in ("R\tA\nC\tI", "R", "\tR\nR\tA", "x\ty", ""):
        assert not has_heads(rows_of(text)), text
        assert read_table(snapshot_of(), text) is None


@given(st.lists(st.lists(st.sampled_from(_CELLS), min_size=12, max_size=12), min_size=1, max_size=40))
def test_any_table_is_read_as_it_stands(cells: list[list[str]]) -> None:
    lines = ["\t".join(["", *(f"Office {n}" for n in range(12))])]
    lines += ["\t".join([f"Activity {n}", *row]) for n, row in enumerate(cells)]
    pasted = read_table(snapshot_of(), "\r\n".join(lines))
    assert pasted is not None
    after = snapshot_of().apply(pasted.changes)
    assert (len(after.all(Activity)), len(after.all(Role))) == (len(cells), 12)
    assert len(cells_of(after)) == sum(bool(cell) for row in cells for cell in row)
