"""Samples: from readable sources to workbooks that people make their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop.domain.change import update
from desktop.domain.records import Initiative, Membership, Note, Stakeholder
from desktop.storage.errors import Refused
from desktop.system import paths
from desktop.workspace import samples
from tests.storage.books import cells_in, opened, problems_of

IDS = samples.sample_ids()


@pytest.mark.parametrize("sample_id", IDS)
def test_every_sample_becomes_a_whole_workbook(tmp_path: Path, sample_id: str) -> None:
    samples.build_sample(sample_id, tmp_path / "one.mainstay")
    samples.build_sample(sample_id, tmp_path / "two.mainstay")
    assert cells_in(tmp_path / "one.mainstay") == cells_in(tmp_path / "two.mainstay")
    assert problems_of(tmp_path / "one.mainstay") == []
    info = samples.info(sample_id)
    assert info.title
    assert info.summary
    with opened(tmp_path / "one.mainstay") as one, opened(tmp_path / "two.mainstay") as two:
        assert one.info.workbook_id == two.info.workbook_id
        assert one.info.created == two.info.created
        assert one.info.sample == sample_id
        assert len(one.snapshot.all(Initiative)) == 1


@pytest.mark.parametrize("built", [True, False])
def test_a_copy_is_a_workbook_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: bool
) -> None:
    data = tmp_path / "data"
    monkeypatch.setattr(paths, "built", lambda: data)
    samples.build_sample("jamaica", tmp_path / "jamaica.mainstay")
    if built:
        (data / "samples").mkdir(parents=True)
        samples.build_sample("jamaica", data / "samples" / "jamaica.mainstay")
    first, second = tmp_path / "first.mainstay", tmp_path / "second.mainstay"
    samples.copy_sample("jamaica", first)
    samples.copy_sample("jamaica", second)
    assert cells_in(first) == cells_in(tmp_path / "jamaica.mainstay")
    with opened(first) as one, opened(second) as two, opened(tmp_path / "jamaica.mainstay") as source:
        assert len({one.info.workbook_id, two.info.workbook_id, source.info.workbook_id}) == 3
        assert one.info.sample == "jamaica"
        one.edit("change", update(one.snapshot.initiative, name="Mine"))
    with pytest.raises(Refused) as caught:
        samples.copy_sample("jamaica", first)
    assert caught.value.code == "exists"
    with opened(first) as one:
        assert one.snapshot.initiative.name == "Mine"


def test_an_unknown_sample_is_a_key_error(tmp_path: Path) -> None:
    for call in (samples.info, samples.read_sample):
        with pytest.raises(KeyError):
            call("atlantis")
    with pytest.raises(KeyError):
        samples.copy_sample("../../secret", tmp_path / "x.mainstay")


SOURCE: dict[str, Any] = {
    "title": "T",
    "stakeholder": [{"id": "psc", "name": " Province "}, {"id": "ngo", "name": "N", "illustrative": True}],
    "body": [{"id": "psc", "name": "Committee", "budget": "KES 1200.50", "start": 2012}],
    "membership": [{"body": "psc", "stakeholder": "psc"}],
    "note": [{"name": "n", "about": "body:psc"}, {"name": "m", "about": "ngo"}],
}


def test_links_find_the_record_they_name() -> None:
    found = samples.read_records("s", SOURCE)
    people = {item.title: item.id for item in found if isinstance(item, Stakeholder)}
    assert set(people) == {"Province", "N"}
    (body,) = [item for item in found if type(item).__name__ == "Body"]
    (seat,) = [item for item in found if isinstance(item, Membership)]
    assert (seat.body, seat.stakeholder) == (body.id, people["Province"])
    assert [item.about for item in found if isinstance(item, Note)] == [body.id, people["N"]]
    assert str(body.budget) == "KES 1200.50"  # type: ignore[attr-defined]
    assert body.start == "2012"  # type: ignore[attr-defined]
    assert samples.read_records("s", SOURCE) == found
    assert {item.id for item in samples.read_records("other", SOURCE)}.isdisjoint({item.id for item in found})


@pytest.mark.parametrize(
    "mistake",
    [
        {"stakehodler": [{"id": "a"}]},
        {"stakeholder": [{"id": "a", "nmae": "x"}]},
        {"stakeholder": [{"id": "a"}, {"id": "a"}]},
        {"stakeholder": [{"id": "a", "name": 3}]},
        {"note": [{"about": "psc"}], "stakeholder": [{"id": "psc"}], "body": [{"id": "psc"}]},
        {"assessment": [{"stakeholder": "nobody"}]},
        {"assessment": [{"value": 6}]},
        {"body": [{"budget": "a lot"}]},
    ],
)
def test_a_mistake_in_a_source_is_found_when_it_is_read(mistake: dict[str, Any]) -> None:
    with pytest.raises(samples.SampleError):
        samples.read_records("s", mistake)
