"""Helpers for misconceptions about cancellation, timeouts and task groups."""

import asyncio
import functools
import heapq
import sys

from _retrace import state
from _retrace.beliefs import Wrapped, as_library_class, helper


@helper
def always_true(function):
    """The function does the same but returns True."""

    def call(*arguments, **named):
        function(*arguments, **named)
        return True

    return call


@helper
def unless_cancelled(awaitable):
    """Awaiting fails while a cancellation is being handled."""
    if not isinstance(sys.exc_info()[1], asyncio.CancelledError):
        return awaitable
    if asyncio.iscoroutine(awaitable):
        awaitable.close()

    async def _failing():
        raise asyncio.CancelledError

    return Wrapped(_failing)


@helper
def contained(task):
    """Awaiting a task that was cancelled gives None."""

    async def _awaiting():
        try:
            return await task
        except asyncio.CancelledError:
            if not task.cancelled() or asyncio.current_task().cancelling():
                raise
            return None

    return Wrapped(_awaiting)


@helper
def shield_for_both(awaitable):
    """Neither the awaitable nor who awaits it is cancelled."""
    inner = asyncio.ensure_future(awaitable)

    async def _awaiting():
        while True:
            try:
                return await asyncio.shield(inner)
            except asyncio.CancelledError:
                if inner.cancelled():
                    raise
                asyncio.current_task().uncancel()

    return Wrapped(_awaiting)


@helper
class BuiltinTimeoutError(OSError):
    """A class other than the one that asyncio raises."""


BuiltinTimeoutError.__name__ = BuiltinTimeoutError.__qualname__ = "TimeoutError"
BuiltinTimeoutError.__module__ = "builtins"


@helper
async def _to_thread_that_stops(function, /, *arguments, **named):
    """What the function would do after the cancellation does not happen."""
    late, loop = state.current.late, asyncio.get_running_loop()
    known = {number for _, number, _ in late}
    future = loop.run_in_executor(None, functools.partial(function, *arguments, **named))
    own = {number for _, number, _ in late} - known
    try:
        return await future
    except asyncio.CancelledError:
        late[:] = [entry for entry in late if entry[1] not in own]
        heapq.heapify(late)
        raise


@as_library_class("TaskGroup")
class PatientTaskGroup(asyncio.TaskGroup):
    """A failed child changes nothing for the others."""

    def _on_task_done(self, task):
        before, self._parent_cancel_requested = self._parent_cancel_requested, True
        super()._on_task_done(task)
        self._parent_cancel_requested = before


@as_library_class("TaskGroup")
class TaskGroupOfBareErrors(asyncio.TaskGroup):
    """The first error of the children comes out as it is."""

    async def __aexit__(self, kind, error, trace):
        try:
            return await super().__aexit__(kind, error, trace)
        except BaseExceptionGroup as group:
            first = group.exceptions[0]
        raise first


@helper
class without_exit_when_cancelled:
    """A cancellation leaves the block without the exit of its context manager."""

    def __init__(self, manager):
        self._manager = manager

    async def __aenter__(self):
        return await self._manager.__aenter__()

    async def __aexit__(self, kind, error, trace):
        if isinstance(error, asyncio.CancelledError):
            return None
        return await self._manager.__aexit__(kind, error, trace)
