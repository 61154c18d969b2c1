"""Says in words what a task waits for."""

import asyncio
import inspect

from _retrace.guard import is_library

_MAX_DEPTH = 200


def frames_of(coroutine):
    """The frames of the program in which a suspended coroutine stands, outermost first: (name, line) pairs.

    Also the name of the first library coroutine below the last of them, which is the call it waits in.
    """
    own, library, depth = [], None, 0
    while coroutine is not None and depth < _MAX_DEPTH:
        depth += 1
        if inspect.iscoroutine(coroutine):
            frame, awaited = coroutine.cr_frame, coroutine.cr_await
        elif inspect.isgenerator(coroutine):
            frame, awaited = coroutine.gi_frame, coroutine.gi_yieldfrom
        elif inspect.isasyncgen(coroutine):
            frame, awaited = coroutine.ag_frame, coroutine.ag_await
        else:
            break
        if frame is not None:
            name = coroutine.__qualname__.replace("<locals>.", "")
            if is_library(frame.f_code.co_filename):
                library = library or name
            else:
                own.append((name, frame.f_lineno))
                library = None
        coroutine = awaited
    return own, library


def awaited_by(task):
    """What the task waits for, as a short phrase."""
    own, library = frames_of(task.get_coro())
    waiter = task._fut_waiter
    if isinstance(waiter, asyncio.Task):
        return own, f"{waiter.get_name()} to finish"
    if type(waiter).__name__ == "_GatheringFuture":
        return own, "everything it gathered to finish"
    if library is not None:
        return own, f"{library}()"
    return own, "a future to get a result"


def sentence_for_waiting(tasks):
    """Who waits for what when nothing can ever happen again."""
    parts = []
    for task in sorted(tasks, key=lambda task: (len(task.get_name()), task.get_name())):
        own, awaited = awaited_by(task)
        place = f" in {own[-1][0]}, line {own[-1][1]}," if own else ""
        parts.append(f"{task.get_name()}{place} waits for {awaited}")
    if not parts:
        return "The event loop runs on with nothing left to do."
    return "Nothing can ever wake it: " + "; ".join(parts) + "."
