"""How far each page is: numbers for the rings, sentences for Home, and what would be most useful next.

Progress says how much is filled in, never how good it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.flows.flow import DONE
from desktop.domain.flows.plan import PLAN
from desktop.domain.record import RecordId
from desktop.domain.records import Body, Meeting, Membership, PlanGoal, Stakeholder
from desktop.domain.scoring import INFLUENCE, INTEREST, judgements
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, message

PAGES = ("plan", "goal", "stakeholder", "body", "meeting")
MOST_STEPS = 6


@dataclass(frozen=True)
class Progress:
    """`done` of `total`; a total of zero means that there is nothing to count yet."""

    done: int
    total: int

    @property
    def share(self) -> float:
        """From 0 to 1, for a ring."""
        return self.done / self.total if self.total else 0.0

    @property
    def open(self) -> int:
        """How many are left."""
        return self.total - self.done


@dataclass(frozen=True)
class NextStep:
    """One thing to do next: the sentence, the page to open, and the step on it ("" for the page itself)."""

    message: Message
    page: str
    step: str = ""


def progress(snapshot: Snapshot) -> dict[str, Progress]:
    """How far every page is, by page key."""
    steps = PLAN.steps_for(snapshot)
    goals = snapshot.all(PlanGoal)
    stakeholders, bodies, meetings = snapshot.all(Stakeholder), snapshot.all(Body), snapshot.all(Meeting)
    rated, seated = _rated(snapshot), {seat.body for seat in snapshot.all(Membership)}
    return {
        "plan": Progress(sum(step.status(snapshot) == DONE for step in steps), len(steps)),
        "goal": Progress(sum(bool(goal.answer) for goal in goals), len(goals)),
        "stakeholder": Progress(sum(item.id in rated for item in stakeholders), len(stakeholders)),
        "body": Progress(sum(_described(body, seated) for body in bodies), len(bodies)),
        "meeting": Progress(sum(bool(m.date and m.decisions.strip()) for m in meetings), len(meetings)),
    }


def _rated(snapshot: Snapshot) -> set[RecordId]:
    """The stakeholders whose influence and interest are both known."""
    known = judgements(snapshot)
    return {row for row, dimension in known if dimension == INFLUENCE and (row, INTEREST) in known}


def _described(body: Body, seated: set[RecordId]) -> bool:
    """Whether it is known what the body is, what it does and who is on it; or why it is not wanted."""
    if body.not_needed.strip():
        return True
    task = body.mandate.strip() or body.objectives.strip()
    return bool(body.kind and task and (body.id in seated or body.host.strip()))


def sentences(snapshot: Snapshot) -> dict[str, Message]:
    """One sentence per page key for Home: how many there are, and how many still lack something."""
    now = progress(snapshot)
    return {
        "plan": message(
            N_("{done} of {count} step done"),
            N_("{done} of {count} steps done"),
            now["plan"].total,
            done=now["plan"].done,
        ),
        "goal": _goals(now["goal"]),
        "stakeholder": _stakeholders(now["stakeholder"]),
        "body": _bodies(now["body"]),
        "meeting": _meetings(now["meeting"]),
    }


def _with_rest(counted: Message, rest: Message | None) -> Message:
    return message(N_("{first}, {rest}"), first=counted, rest=rest) if rest else counted


def _goals(now: Progress) -> Message:
    if not now.total:
        return message(N_("No goal of the plan is listed yet"))
    rest = message(N_("{count} not assessed"), N_("{count} not assessed"), now.open) if now.open else None
    return _with_rest(message(N_("{count} goal"), N_("{count} goals"), now.total), rest)


def _stakeholders(now: Progress) -> Message:
    if not now.total:
        return message(N_("No stakeholder is listed yet"))
    rest = (
        message(N_("{count} without a rating"), N_("{count} without a rating"), now.open)
        if now.open
        else None
    )
    return _with_rest(message(N_("{count} stakeholder"), N_("{count} stakeholders"), now.total), rest)


def _bodies(now: Progress) -> Message:
    if not now.total:
        return message(N_("No body is listed yet"))
    return message(
        N_("{done} of {count} body described"),
        N_("{done} of {count} bodies described"),
        now.total,
        done=now.done,
    )


def _meetings(now: Progress) -> Message:
    if not now.total:
        return message(N_("No meeting is written down yet"))
    rest = (
        message(N_("{count} without a decision"), N_("{count} without a decision"), now.open)
        if now.open
        else None
    )
    return _with_rest(message(N_("{count} meeting"), N_("{count} meetings"), now.total), rest)


def next_steps(snapshot: Snapshot) -> list[NextStep]:
    """What would be most useful now, at most six, the most useful first; empty when nothing is left."""
    found: list[NextStep] = []
    for step in _candidates(snapshot):
        found.append(step)
        if len(found) == MOST_STEPS:
            break
    return found


# The order of "Your first afternoon" in the handbook: scope and dates, goals, people, bodies; the rest later.
_FIRST, _LATER = ("plan.scope", "plan.route"), ("plan.lead", "plan.entry", "plan.vision", "plan.timetable")

_WORDS: dict[str, str] = {
    "plan.scope": N_("Say which plan this is about and which kinds of migration it looks at"),
    "plan.route": N_("Choose the route into the plan and write down its dates"),
    "plan.vision": N_("Write the vision, and the year it looks to"),
    "plan.entry": N_("Choose one or two entry points, and say why"),
    "plan.lead": N_("Name the lead, the written backing and the team"),
    "plan.timetable": N_("Say how far each of the five stages is"),
}


def _candidates(snapshot: Snapshot) -> Iterator[NextStep]:
    now = progress(snapshot)
    yield from _plan_steps(snapshot, _FIRST)
    yield from _count(
        "goal",
        now["goal"],
        message(N_("List the goals of the plan")),
        message(
            N_("Say what migration means for {count} goal"),
            N_("Say what migration means for {count} goals"),
            now["goal"].open,
        ),
    )
    yield from _count(
        "stakeholder",
        now["stakeholder"],
        message(N_("Name the first stakeholders")),
        message(
            N_("Judge the influence and interest of {count} stakeholder"),
            N_("Judge the influence and interest of {count} stakeholders"),
            now["stakeholder"].open,
        ),
    )
    yield from _count(
        "body",
        now["body"],
        message(N_("Write down which bodies lead, coordinate and listen")),
        message(N_("Describe {count} body"), N_("Describe {count} bodies"), now["body"].open),
    )
    yield from _plan_steps(snapshot, _LATER)
    yield from _count(
        "meeting",
        now["meeting"],
        message(N_("Write down the first meeting")),
        message(
            N_("Write down what {count} meeting decided"),
            N_("Write down what {count} meetings decided"),
            now["meeting"].open,
        ),
    )


def _plan_steps(snapshot: Snapshot, keys: tuple[str, ...]) -> Iterator[NextStep]:
    shown = {step.key: step for step in PLAN.steps_for(snapshot)}
    for key in keys:
        if key in shown and shown[key].status(snapshot) != DONE:
            yield NextStep(message(_WORDS[key]), "plan", key)


def _count(page: str, now: Progress, start: Message, rest: Message) -> Iterator[NextStep]:
    if not now.total:
        yield NextStep(start, page)
    elif now.open:
        yield NextStep(rest, page)
