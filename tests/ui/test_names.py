"""As many names as somebody reads."""

from __future__ import annotations

from desktop.ui.names import MOST, in_a_row


def test_few_names_are_all_there() -> None:
    assert in_a_row(["Ministry of Health", "A; B"]) == "Ministry of Health; A; B"
    assert in_a_row([]) == ""


def test_many_names_end_with_how_many_there_are() -> None:
    said = in_a_row([f"name {n}" for n in range(MOST + 1200)])
    assert said.startswith("name 0; name 1; ")
    assert said.endswith(f"name {MOST - 1}; and 1,200 more")
