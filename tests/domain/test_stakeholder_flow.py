"""The steps of the stakeholder map: what each needs, and that an empty workbook has done none of them."""

from __future__ import annotations

import pytest

from desktop.domain.flows.flow import DONE, EMPTY, STARTED, Fields, View
from desktop.domain.flows.stakeholder import STAKEHOLDER
from desktop.domain.record import TABLES, spec_of
from desktop.domain.records import Engagement, Link, SetAside, Stakeholder, StakeholderMap
from desktop.domain.snapshot import Snapshot
from tests.domain.stories import judged, snapshot_of

NAMES = ("question", "list", "missing", "place", "compare", "describe", "links", "engage", "review")
MAP = Snapshot().only(StakeholderMap)


def _status(snapshot: Snapshot, name: str) -> str:
    step = STAKEHOLDER.step(f"stakeholder.{name}")
    assert step is not None
    return step.status(snapshot)


def test_the_order_is_that_of_a_room() -> None:
    assert tuple(step.key.partition(".")[2] for step in STAKEHOLDER.steps) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_done_in_an_empty_workbook(name: str) -> None:
    assert _status(Snapshot(), name) == EMPTY


def test_sections_name_what_exists() -> None:
    for step in STAKEHOLDER.steps:
        for section in step.sections:
            if isinstance(section, View):
                assert set(section.tables) <= set(TABLES)
            else:
                assert isinstance(section, Fields)
                assert all(spec_of(TABLES[section.table], name) for name in section.names)


def test_the_question_asks_what_may_be_shown() -> None:
    begun = StakeholderMap(id=MAP.id, question="Who can stop the plan?", room="Two tables")
    assert _status(snapshot_of(begun), "question") == STARTED
    whole = StakeholderMap(id=MAP.id, question="Who can stop the plan?", room="Us", names_hidden="no")
    assert _status(snapshot_of(whole), "question") == DONE
    assert _status(snapshot_of(whole), "review") == EMPTY


def test_list_and_missing() -> None:
    one = Stakeholder(name="Port")
    assert _status(snapshot_of(one), "list") == STARTED
    assert _status(snapshot_of(Stakeholder(name="Port", family="private_sector")), "list") == DONE
    assert _status(snapshot_of(one), "missing") == STARTED
    aside = SetAside(check="C-07", reason="The others come in May")
    assert _status(snapshot_of(one, aside), "missing") == DONE


def test_place_and_compare() -> None:
    port = Stakeholder(id="a", name="Port")
    told = [judged("a", "influence", 1, by="T1"), judged("a", "interest", 2, by="T1")]
    assert _status(snapshot_of(port, told[0]), "place") == STARTED
    assert _status(snapshot_of(port, *told), "place") == DONE
    assert _status(snapshot_of(port, *told), "compare") == STARTED, "one voice is no comparison"
    apart = [*told, judged("a", "influence", 5, by="T2")]
    assert _status(snapshot_of(port, *apart), "compare") == STARTED
    agreed = judged("a", "influence", 4, agreed="yes")
    assert _status(snapshot_of(port, *apart, agreed), "compare") == DONE


def test_describe_links_and_engage() -> None:
    port = Stakeholder(id="a", name="Port", family="private_sector", level="local")
    assert _status(snapshot_of(port), "describe") == STARTED
    whole = Stakeholder(
        id="a",
        name="Port",
        family="private_sector",
        level="local",
        mandate="Ships",
        participation_planned="consult",
    )
    assert _status(snapshot_of(whole), "describe") == DONE
    assert _status(snapshot_of(whole, Link(origin="a", to="a")), "links") == DONE
    line = Engagement(stakeholder="a", method="visit", date="2027-01")
    assert _status(snapshot_of(whole, line), "engage") == STARTED
    promise = Engagement(stakeholder="a", method="visit", date="2027-01", responsible="Planning office")
    assert _status(snapshot_of(whole, promise), "engage") == DONE
    assert _status(snapshot_of(port, promise), "engage") == STARTED
