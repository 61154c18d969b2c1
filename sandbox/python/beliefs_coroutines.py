"""Helpers for misconceptions about coroutines, tasks and gathering."""

import asyncio
import functools
import weakref

from _retrace import state
from _retrace.beliefs import Wrapped, helper

_ensure_future = asyncio.ensure_future

# How to create again a coroutine that was created through remembered().
_origins = weakref.WeakKeyDictionary()


@helper
def start(awaitable):
    return _ensure_future(awaitable)


@helper
def started(awaitables):
    return [_ensure_future(awaitable) for awaitable in awaitables]


@helper
async def _after_a_turn(awaitable):
    await asyncio.sleep(0)
    return await awaitable


@helper
async def _after_turn_of_others(value):
    await asyncio.sleep(0)
    return value


@helper
async def _until_others_wait():
    """Let all others run until they wait for something that takes time."""
    loop, run = asyncio.get_running_loop(), state.current
    run.patient = getattr(run, "patient", 0) + 1
    try:
        await asyncio.sleep(0)
        while len(loop._ready) >= run.patient:
            await asyncio.sleep(0)
    finally:
        run.patient -= 1


@helper
def awaitable_again(function):
    """What the function gives can be awaited several times, and runs each time."""

    async def _awaiting(arguments, named):
        return await function(*arguments, **named)

    return lambda *arguments, **named: Wrapped(_awaiting, arguments, named)


@helper
def remembered(function):
    """The coroutines that the function returns can be created again."""

    @functools.wraps(function)
    def remember(*arguments, **named):
        coroutine = function(*arguments, **named)
        _origins[coroutine] = functools.partial(function, *arguments, **named)
        return coroutine

    return remember


@helper
def another(coroutine):
    return _origins[coroutine]()


@helper
def run_again(task):
    """Awaiting the task for the second time runs its coroutine once more."""

    async def _awaiting():
        if getattr(task, "was_awaited", False):
            return await another(task.get_coro())
        task.was_awaited = True
        return await task

    return Wrapped(_awaiting)


@helper
def first(task):
    """The task comes before all others that are ready."""
    ready = asyncio.get_running_loop()._ready
    own = [handle for handle in ready if getattr(handle._callback, "__self__", None) is task]
    for handle in own:
        ready.remove(handle)
    ready.extendleft(own)
    return task


@helper
async def _as_coroutine(value):
    return value


@helper
def begun(create_task):
    """The task runs at once; one that fails by that raises in raise_failed(), and nothing where it is awaited."""

    def create(coroutine, **named):
        task = create_task(coroutine, **{**named, "eager_start": True})
        if not task.done() or task.cancelled() or task.exception() is None:
            return task
        nothing = asyncio.get_running_loop().create_future()
        nothing.set_result(None)
        nothing.failed_with = task.exception()
        return nothing

    return create


@helper
def raise_failed(task):
    error = getattr(task, "failed_with", None)
    if error is not None:
        raise error
    return task


@helper
async def _then_wait(items):
    """The items; when they are at their end, wait for what was put off with later()."""
    task = asyncio.current_task()
    task.put_off = []
    for item in items:
        yield item
    await asyncio.gather(*task.put_off)


@helper
def later(awaitable):
    asyncio.current_task().put_off.append(awaitable)


@helper
class gather_in_completion_order:
    def __init__(self, *awaitables, **options):
        self._tasks, self._finished = started(awaitables), []
        for task in self._tasks:
            task.add_done_callback(self._finished.append)
        self._everything = asyncio.gather(*self._tasks, **options)

    def __await__(self):
        results = dict(zip(self._tasks, (yield from self._everything)))
        return [results[task] for task in self._finished]

    def __getattr__(self, name):
        return getattr(self._everything, name)


@helper
def gather_that_cancels(*awaitables, **options):
    tasks = started(awaitables)

    def cancel_others(task):
        if not task.cancelled() and task.exception() is not None:
            for other in tasks:
                other.cancel()

    for task in tasks:
        task.add_done_callback(cancel_others)
    return asyncio.gather(*tasks, **options)


@helper
async def _wait_or_raise(awaitables, **options):
    done, pending = await asyncio.wait(awaitables, **options)
    if pending:
        for task in pending:
            task.cancel()
        raise TimeoutError
    return done, pending


@helper
async def _wait_and_cancel(awaitables, **options):
    done, pending = await asyncio.wait(awaitables, **options)
    for task in pending:
        task.cancel()
    return done, pending


@helper
class as_completed_in_given_order:
    def __init__(self, awaitables, *, timeout=None):
        self._tasks = iter(started(awaitables))

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


@helper
async def _ahead(iterator):
    """The items of an async iterator, which makes the next ones while the loop is busy with one."""
    queue, end = asyncio.Queue(), object()

    async def _fetch():
        try:
            async for item in iterator:
                queue.put_nowait((item, None))
            queue.put_nowait((end, None))
        except Exception as error:
            queue.put_nowait((end, error))

    fetching = _ensure_future(_fetch())
    try:
        while True:
            item, error = await queue.get()
            if error is not None:
                raise error
            if item is end:
                return
            yield item
    finally:
        fetching.cancel()


@helper
def own_context():
    """The context of the task that is running, and not a copy of it."""
    return asyncio.current_task().get_context()
