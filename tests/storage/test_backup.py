"""Backups: proven, thinned by a rule, found again, and the way back."""

from __future__ import annotations

import dataclasses
import datetime
import os
import shutil
import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.change import update
from desktop.storage import backup, clock, history, thinning
from desktop.storage.backup import Backup
from desktop.storage.copies import is_whole
from desktop.storage.errors import Refused
from desktop.system.locale import show
from desktop.system.version import VERSION
from desktop.workspace import rescue
from desktop.workspace.workspace import Workspace
from tests.storage.books import make_book, opened, problems_of, raw

NOON = datetime.datetime(2090, 6, 1, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def _rename(workspace: Workspace, name: str) -> None:
    workspace.edit("change", update(workspace.snapshot.initiative, name=name))


def _at(monkeypatch: pytest.MonkeyPatch, moment: datetime.datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


def _settle(workspace: Workspace) -> list[Backup]:
    """The backups once everything is saved and the thread beside has ended."""
    assert workspace.flush()
    workspace._keeper.wait()
    return workspace.backups()


def test_a_backup_is_made_by_itself_at_most_every_half_hour_and_only_if_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    for old in (tmp_path / "backups").glob("*"):
        old.unlink()
    moment = NOON
    with opened(path) as workspace:
        for minutes, expected in ((0, 1), (10, 1), (19, 1), (2, 2), (29, 2), (1, 3)):
            moment += datetime.timedelta(minutes=minutes)
            _at(monkeypatch, moment)
            _rename(workspace, f"After {moment}")
            assert len(_settle(workspace)) == expected
    _at(monkeypatch, moment + DAY)
    with opened(path) as workspace:
        workspace._keeper.after_save([], "unchanged")
        assert len(_settle(workspace)) == 3
        assert all(is_whole(item.path) for item in workspace.backups())


def test_a_clock_set_back_does_not_stop_the_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    _at(monkeypatch, NOON + 400 * DAY)
    with opened(path) as workspace:
        _rename(workspace, "A year ahead")
        ahead = len(_settle(workspace))
        _at(monkeypatch, NOON)
        _rename(workspace, "The clock was wrong")
        assert len(_settle(workspace)) == ahead + 1


def test_the_name_says_which_workbook_and_when(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        _rename(workspace, 'Ville de "Fès" / مدينة فاس: ' + "very long " * 30)
        _at(monkeypatch, NOON)
        made = workspace.backup_now()
        assert made.path.name.startswith("ville-de-fès-مدينة-فاس-")
        assert len(made.path.name.encode()) < 255
        assert made in workspace.backups()
        again = workspace.backup_now()
        assert again.path != made.path
    assert backup.backup_name("///", "abc", 3, NOON) == "workbook-abc00000-000003-20900601-120000.mainstay"


def test_a_damaged_backup_is_listed_as_such_and_not_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    _at(monkeypatch, NOON)
    with opened(path) as workspace:
        first = workspace.backup_now()
        first.path.write_bytes(first.path.read_bytes()[:30_000])
        (found,) = [item for item in workspace.backups() if item.path == first.path]
        assert not found.ok
        _at(monkeypatch, NOON + datetime.timedelta(minutes=5))
        assert backup.is_due([found], "x", 1, clock.now()), "a damaged one is no reason to wait"
        with pytest.raises(Refused) as caught:
            workspace.restore(found)
        assert caught.value.code == "damaged"
        assert first.path.name in show(caught.value.message)
        assert workspace.snapshot.initiative.name == "Plan de développement"
        _rename(workspace, "Still writable")
    assert problems_of(path) == []


def test_a_restore_keeps_what_was_there_and_prunes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        _settle(workspace)
        for day in range(40):
            _at(monkeypatch, NOON + day * DAY)
            _rename(workspace, f"Day {day}")
            assert workspace.flush()
        _settle(workspace)
        before = {item.path for item in workspace.backups()}
        oldest = workspace.backups()[-1]
        heard = []
        workspace.changed.connect(heard.append)
        workspace.restore(oldest)
        assert heard[-1].origin == "reload"
        after = workspace.backups()
        assert before < {item.path for item in after}
        assert len(after) == len(before) + 1
        assert workspace.snapshot.initiative.name != "Day 39"
        assert workspace.problems() == []
        _rename(workspace, "Going on")
        assert workspace.undo() is not None
        workspace.restore(after[0])
        assert workspace.snapshot.initiative.name == "Day 39"
    assert problems_of(path) == []
    with raw(path) as connection:
        reasons = [reason for (reason,) in connection.execute("SELECT reason FROM baseline ORDER BY number")]
    assert reasons[-1] == "restored"


def test_counters_go_on_after_a_restore(tmp_path: Path) -> None:
    """The edits that were left behind live on in a backup: their numbers are not given out again."""
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        early = workspace.backup_now()
        for number in range(5):
            _rename(workspace, f"Later {number}")
        last = workspace.recent(1)[0].counter
        workspace.restore(early)
        _rename(workspace, "After the restore")
        assert workspace.recent(1)[0].counter > last
    assert problems_of(path) == []


def test_a_damaged_workbook_is_kept_as_it_is_when_a_backup_takes_its_place(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        good = workspace.backup_now()
    damaged = path.read_bytes()[:-9000]
    path.write_bytes(damaged)
    path.with_name(path.name + "-journal").write_bytes(b"a journal of the damaged file" * 50)
    chosen = rescue.restore_in_place(path, None, tmp_path / "backups")
    assert chosen is not None
    assert chosen.path == good.path
    assert problems_of(path) == []
    assert damaged in [p.read_bytes() for p in (tmp_path / "backups").iterdir()]
    assert not path.with_name(path.name + "-journal").exists()
    with opened(path) as workspace:
        assert workspace.snapshot.initiative.name == "Plan de développement"


def test_a_workbook_without_backups_says_so(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with pytest.raises(Refused) as caught:
        rescue.restore_in_place(path, None, tmp_path / "nothing here")
    assert "plan.mainstay" in show(caught.value.message)
    assert problems_of(path) == []


def test_a_backup_can_become_a_workbook_beside(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        kept = workspace.backup_now()
    rescue.restore_beside(kept.path, tmp_path / "beside.mainstay")
    with opened(tmp_path / "beside.mainstay") as workspace:
        assert workspace.problems() == []
    with pytest.raises(Refused) as caught:
        rescue.restore_beside(kept.path, path)
    assert caught.value.code == "exists"


def test_backups_of_other_workbooks_are_not_listed(tmp_path: Path) -> None:
    with (
        opened(make_book(tmp_path / "one.mainstay")) as one,
        opened(make_book(tmp_path / "two.mainstay")) as two,
    ):
        mine, other = one.backup_now(), two.backup_now()
        assert mine.path in [item.path for item in one.backups()]
        assert other.path not in [item.path for item in one.backups()]


def test_a_backup_folder_that_cannot_be_made_is_told_and_harms_nothing(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    (tmp_path / "a file").write_text("in the way")
    workspace = Workspace.open(path, backup_folder=tmp_path / "a file" / "backups")
    _rename(workspace, "Saved all the same")
    assert workspace.flush()
    workspace._keeper.wait()
    assert workspace.backup_problem is not None
    assert workspace.status.state == "saved"
    assert workspace.close()
    assert problems_of(path) == []


def test_the_backup_folder_can_be_changed_while_the_workbook_is_open(tmp_path: Path) -> None:
    with opened(make_book(tmp_path / "plan.mainstay")) as workspace:
        workspace.backup_folder = tmp_path / "elsewhere"
        made = workspace.backup_now()
        assert made.path.parent == tmp_path / "elsewhere"
        assert workspace.backups() == [made]


def test_thinning_never_takes_the_last_good_backup(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        only = workspace.backup_now()
    assert backup.thin([only], NOON + 5000 * DAY) == []
    assert only.path.exists()


# The rule itself, with a clock made up


def test_a_year_of_daily_work_leaves_what_the_rule_promises() -> None:
    kept: set[datetime.datetime] = set()
    for day in range(365):
        for hour in (9, 11, 14, 16):
            now = datetime.datetime(2025, 1, 1, hour) + day * DAY
            kept = thinning.to_keep(kept | {now}, now)
    ages = sorted((now.date() - moment.date()).days for moment in kept)
    assert ages.count(0) == 4
    assert ages.count(1) == 4
    assert ages[8:20] == list(range(2, 14)), "one for each of twelve days"
    weeks, months = ages[20:30], ages[30:]
    assert all(5 <= later - earlier <= 9 for earlier, later in pairwise(weeks))
    assert all(25 <= later - earlier <= 35 for earlier, later in pairwise(months))
    assert len(months) >= 8
    assert ages[-1] > 300


MOMENTS = st.datetimes(datetime.datetime(2024, 1, 1), datetime.datetime(2026, 12, 31))


@given(st.sets(MOMENTS, min_size=1, max_size=300), MOMENTS)
def test_the_rule(moments: set[datetime.datetime], now: datetime.datetime) -> None:
    kept = thinning.to_keep(moments, now)
    assert kept <= moments
    assert max(moments) in kept
    assert {m for m in moments if (now.date() - m.date()).days < thinning.KEEP_ALL_DAYS} <= kept
    old = [m for m in kept if (now.date() - m.date()).days >= thinning.KEEP_ALL_DAYS]
    assert len(old) <= thinning.DAILY + thinning.WEEKLY + thinning.MONTHLY + 1
    newest_of_day = {max(m for m in moments if m.date() == day) for day in {m.date() for m in moments}}
    assert set(old) <= newest_of_day, "of a day past, only its last state is of use"


def test_the_present_state_of_the_chain_is_read_from_a_file(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with raw(path) as connection:
        (end,) = history.chains(connection).values()
        assert end.counter == 4
    assert backup.workbook_id_of(path)
    os.truncate(path, 50)
    assert backup.workbook_id_of(path) == ""


def _aged(folder: Path, count: int, size: int) -> list[backup.Backup]:
    """Good backups of one day each, the newest last."""
    made = []
    for number in range(count):
        path = folder / f"{number}.mainstay"
        path.write_bytes(bytes(size))
        when = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC) + datetime.timedelta(days=number)
        made.append(backup.Backup(path, when, number, True))
    return made


def test_a_stick_with_room_keeps_every_backup(tmp_path: Path) -> None:
    assert backup.make_room(_aged(tmp_path, 10, 1000), 1000, 10**9) == []


def test_a_stick_without_room_lets_the_oldest_go_and_keeps_three(tmp_path: Path) -> None:
    known = _aged(tmp_path, 10, 1000)
    removed = backup.make_room(known, 1000, 0)
    assert [path.name for path in removed] == [f"{number}.mainstay" for number in range(7)]
    assert all(item.path.exists() for item in known[7:])


def test_backups_take_at_most_half_of_what_a_stick_has(tmp_path: Path) -> None:
    known = _aged(tmp_path, 10, 10_000_000)
    removed = backup.make_room(known, 1_000_000, 60_000_000)
    assert len(removed) == 2, "100 MB of backups and 60 MB free: 80 and 80 is half"


def test_damaged_backups_are_not_what_makes_room(tmp_path: Path) -> None:
    known = [dataclasses.replace(item, ok=False) for item in _aged(tmp_path, 10, 1000)]
    assert backup.make_room(known, 1000, 0) == []


def test_a_workbook_of_an_older_version_is_kept_before_its_first_change(tmp_path: Path) -> None:
    """Named after the version that changes it, found like any backup, and as it was."""
    old = sorted((Path(__file__).parents[1] / "fixtures" / "workbooks").glob("schema-*.mainstay"))[0]
    book = tmp_path / "plan.mainstay"
    shutil.copyfile(old, book)
    workspace = Workspace.open(book, backup_folder=tmp_path / "backups")
    upgraded = workspace.upgrade is not None
    _rename(workspace, "New name")
    backups = _settle(workspace)
    _rename(workspace, "Newer name")
    again = _settle(workspace)
    assert workspace.close()
    kept = [item for item in backups if "-before-" in item.path.name]
    assert len(kept) == (1 if upgraded else 0), (
        "the oldest fixture is older than this version once there are two"
    )
    assert len([item for item in again if "-before-" in item.path.name]) == len(kept), "once"
    for item in kept:
        assert VERSION.replace(".", "-") in item.path.name
        assert item.ok
        was = sqlite3.connect(item.path)
        then = sqlite3.connect(old)
        assert was.execute("PRAGMA user_version").fetchone() == then.execute("PRAGMA user_version").fetchone()
        assert (
            was.execute("SELECT count(*) FROM edit").fetchone()
            == then.execute("SELECT count(*) FROM edit").fetchone()
        )
        was.close()
        then.close()
