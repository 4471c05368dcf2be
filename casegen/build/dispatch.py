"""Dispatch: who does a build's jobs, this process, workers beside it, or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import ExitStack, contextmanager
from functools import partial
from multiprocessing import parent_process
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from casegen.build.job import bundle, done, joined, packed, prepared, render_all, unbundled
from casegen.build.result import Result
from casegen.build.target import Target
from casegen.case.load import CASE_FILE
from casegen.check.overran import overran
from casegen.style.fonts import use_fonts
from casegen.system.processes.bounds import UNBOUND, Bounds, Overrun
from casegen.system.processes.pool import cores

if TYPE_CHECKING:
    from casegen.build.scheduler import Scheduler
    from casegen.document.publication import Edition
    from casegen.system.processes.pool import Workers

Job: TypeAlias = tuple[Target, ...]
Work: TypeAlias = Callable[[Job], Result]
Submit: TypeAlias = Callable[[Job], "Future[Result]"]

# The formats whose rendering takes longer than handing it to another process.
SLOW = frozenset({"pdf"})
# Rough seconds, to tell a small job from a large one: a case read, a slow file, another file, and
# what the workers take to load.
CASE, SLOW_FILE, FILE, LOADING = 0.25, 0.5, 0.05, 0.6
# What workers load before they are forked: always, to read cases, and for slow formats.
MODULES, READING, SETTING = (
    ("casegen.build.job",),
    ("casegen.build.preload",),
    ("casegen.formats.pdf.layout",),
)


class Way(NamedTuple):
    """By whom jobs are done: how many at a time, each within which bounds, by which cluster."""

    width: int | None = None
    bounds: Bounds = UNBOUND
    scheduler: Scheduler | None = None


def results(
    jobs: Sequence[Job], way: Way, going: Callable[[], bool], work: Work = done
) -> Iterator[tuple[int, Result]]:
    """Each job's place and result as it is done; no further one is begun once not `going`.

    At most as many as the way's width are done at a time, and few more are in memory. `work` does
    a job whole. Raises ClusterError.
    """
    with crew(jobs, way, work) as (submit, window):
        waiting: dict[Future[Result], int] = {}
        queue = iter(enumerate(jobs))
        while True:
            while going() and len(waiting) < window and (entry := next(queue, None)):
                waiting[submit(entry[1])] = entry[0]
            if not waiting:
                return
            finished, _unfinished = wait(waiting, return_when=FIRST_COMPLETED)
            for future in sorted(finished, key=lambda one: waiting[one]):
                place = waiting.pop(future)
                yield place, settled(future.result, jobs[place], way.bounds)


def settled(answer: Callable[[], Result], job: Job, bounds: Bounds = UNBOUND) -> Result:
    """A job's result; a finding where its worker died or went beyond its bounds."""
    try:
        return answer()
    except Overrun as error:
        return Result(findings=(overran(error, job[0].folder / CASE_FILE, bounds),))


@contextmanager
def crew(jobs: Sequence[Job], way: Way, work: Work) -> Iterator[tuple[Submit, int]]:
    """What takes a job, and how many it should have at hand."""
    width = way.width or cores()
    with ExitStack() as stack:
        if way.scheduler:
            from casegen.build.cluster import Cluster

            cluster = stack.enter_context(Cluster(way.scheduler))
            local = stack.enter_context(staff((*MODULES, *READING), width, way.bounds))
            yield lambda job: travelling(job, local, cluster.submit), cluster.window
        elif way.bounds.given or worth(jobs, width):
            whole = len(jobs) > 1 or way.bounds.given
            setting = SETTING if slow_files(jobs) else ()
            modules = (*MODULES, *setting, *(READING if whole else ()))
            local = stack.enter_context(staff(modules, width, way.bounds))
            if whole:
                yield lambda job: local.submit(work, job), 2 * width
            else:
                yield lambda job: divided(job, local), 1
        else:
            yield lambda job: here(work, job), 1


@contextmanager
def staff(modules: Sequence[str], width: int, bounds: Bounds = UNBOUND) -> Iterator[Workers]:
    """Workers that load some modules and print with casegen's fonts."""
    from casegen.system.processes import pool

    use_fonts()
    with pool.staff(width, modules, bounds) as workers:
        yield workers


def slow_files(jobs: Sequence[Job]) -> int:
    """How many slow files there are to render."""
    return sum(target.suffix in SLOW for job in jobs for target in job)


def worth(jobs: Sequence[Job], width: int) -> bool:
    """Whether workers would be done sooner than this process alone."""
    slow, total = slow_files(jobs), sum(map(len, jobs))
    alone = CASE * len(jobs) + SLOW_FILE * slow + FILE * (total - slow)
    divisible = len(jobs) > 1 or slow > 1
    return divisible and width > 1 and alone / width + LOADING < alone


def here(work: Work, job: Job) -> Future[Result]:
    """A job done by this process, at once."""
    future: Future[Result] = Future()
    future.set_result(work(job))
    return future


def divided(job: Job, workers: Executor) -> Future[Result]:
    """One case read here while workers load; they render its slow files, this process others."""
    future: Future[Result] = Future()
    result, whole = prepared(job)
    if whole is None:
        future.set_result(result)
        return future
    try:
        future.set_result(joined(result, [shared(whole, result.chosen(job), workers)]))
    except Overrun as error:
        future.set_exception(error)
    return future


def rendered(whole: Edition, wanted: Job) -> Result:
    """An edition's files, its slow ones by workers where that is sooner; a worker has none."""
    if parent_process() or not worth([wanted], cores()):
        return render_all(whole, wanted, Result())
    with staff((*MODULES, *SETTING), cores()) as workers:
        return settled(partial(shared, whole, wanted, workers), wanted)


def shared(whole: Edition, wanted: Job, workers: Executor) -> Result:
    """An edition's slow files rendered by workers, and the others by this process meanwhile."""
    parts = {
        place: workers.submit(unbundled, bundle(whole, [one]))
        for place, one in enumerate(wanted)
        if one.suffix in SLOW
    }
    rest = {
        place: render_all(whole, [one], Result())
        for place, one in enumerate(wanted)
        if place not in parts
    }
    every = [rest.get(place) or parts[place].result() for place in range(len(wanted))]
    return joined(Result(), every)


def travelling(
    job: Job, local: Executor, submit: Callable[[bytes], Future[Result]]
) -> Future[Result]:
    """One case read by a worker here and rendered wherever its bundle is taken."""
    future: Future[Result] = Future()

    def rendered(result: Result, answer: Future[Result]) -> None:
        try:
            future.set_result(joined(result, [answer.result()]))
        except BaseException as error:  # noqa: BLE001 - told to the process that asked
            future.set_exception(error)

    def ready(answer: Future[tuple[Result, bytes]]) -> None:
        try:
            result, data = answer.result()
            if data:
                submit(data).add_done_callback(lambda done: rendered(result, done))
            else:
                future.set_result(result)
        except BaseException as error:  # noqa: BLE001 - told to the process that asked
            future.set_exception(error)

    local.submit(packed, job).add_done_callback(ready)
    return future
