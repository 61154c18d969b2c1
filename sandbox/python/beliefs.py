"""What a believer's program calls and a real one cannot: `__retrace__` in its builtins, and other machines.

Names of coroutine functions begin with an underscore where the trace must not show them as what a task waits for.
"""

import asyncio
import builtins
from types import SimpleNamespace

from _retrace import state

HELPERS = SimpleNamespace()
MACHINES = {}

_gather, _sleep, _ensure_future = asyncio.gather, asyncio.sleep, asyncio.ensure_future


def helper(function):
    """Offer a function to changed programs, under its name without the underscore."""
    setattr(HELPERS, function.__name__.lstrip("_"), function)
    return function


def machine(install):
    """Register what changes the machine for a whole run."""
    MACHINES[install.__name__.lstrip("_")] = install
    return install


def install(name):
    """Make the helpers known to the program that runs next, and change the machine if it has a name."""
    builtins.__retrace__ = HELPERS
    HELPERS.gather, HELPERS.sleep = asyncio.gather, asyncio.sleep
    if name is not None:
        MACHINES[name]()


class _Wrapped:
    """An awaitable that awaits another in a way of its own, in the same task."""

    def __init__(self, coroutine_function, *arguments):
        self._awaiting = coroutine_function, arguments

    def __await__(self):
        function, arguments = self._awaiting
        return function(*arguments).__await__()


@helper
def start(awaitable):
    return _ensure_future(awaitable)


@helper
async def _after_a_turn(awaitable):
    await _sleep(0)
    return await awaitable


@helper
def awaitable_again(function):
    """What the function gives can be awaited several times, and runs each time."""

    async def _awaiting(arguments, named):
        return await function(*arguments, **named)

    return lambda *arguments, **named: _Wrapped(_awaiting, arguments, named)


@helper
async def _until_others_wait():
    """Let all others run until they wait for something that takes time."""
    loop, run = asyncio.get_running_loop(), state.current
    run.patient = getattr(run, "patient", 0) + 1
    try:
        await _sleep(0)
        while len(loop._ready) >= run.patient:
            await _sleep(0)
    finally:
        run.patient -= 1


@helper
def gather_in_completion_order(*awaitables, **options):
    tasks = [_ensure_future(awaitable) for awaitable in awaitables]
    finished = []
    for task in dict.fromkeys(tasks):
        task.add_done_callback(finished.append)
    everything = _gather(*tasks, **options)

    async def _in_order():
        results = dict(zip(tasks, await everything))
        return [results[task] for task in finished]

    return _Wrapped(_in_order)


@helper
def gather_that_cancels(*awaitables, **options):
    tasks = [_ensure_future(awaitable) for awaitable in awaitables]

    def cancel_others(task):
        if not task.cancelled() and task.exception() is not None:
            for other in tasks:
                other.cancel()

    for task in tasks:
        task.add_done_callback(cancel_others)
    return _gather(*tasks, **options)


@helper
class as_completed_in_given_order:
    def __init__(self, awaitables, *, timeout=None):
        self._tasks = iter([_ensure_future(awaitable) for awaitable in awaitables])

    def __iter__(self):
        return self._tasks

    def __aiter__(self):
        return self

    async def __anext__(self):
        task = next(self._tasks, None)
        if task is None:
            raise StopAsyncIteration
        await asyncio.wait([task])
        return task


@machine
def wait_for_all_tasks():
    def wait_for_rest(loop):
        rest = asyncio.all_tasks(loop)
        if rest:
            loop.run_until_complete(asyncio.wait(rest))

    asyncio.runners._cancel_all_tasks = wait_for_rest
