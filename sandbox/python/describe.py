"""Describes where a coroutine is suspended and what it waits for."""

import asyncio
import gc
import inspect

from _retrace.guard import is_library

_MAX_DEPTH = 200
_FOR_EVER = float("inf")
# A sentence that names more tasks would be too long to read.
_MAX_TASKS_NAMED = 10
_DRIVERS = {"async_generator_asend", "async_generator_athrow", "coroutine_wrapper", "anext_awaitable"}

# What a program calls these parts of asyncio.
_PUBLIC_NAMES = {
    "_wait": "wait",
    "_AsCompletedIterator._wait_for_one": "as_completed",
    "_AsCompletedIterator.__anext__": "as_completed",
    "TaskGroup.__aexit__": "TaskGroup",
    "TaskGroup._aexit": "TaskGroup",
    "Runner.run": "asyncio.run",
    "AbstractServer.__aexit__": "Server.wait_closed",
}


class Standing:
    """Where a coroutine is suspended: its positions in the program, outermost first, and the library calls below."""

    def __init__(self, coroutine):
        self.places, self.library_frames = [], []
        for name, frame in frames_of(coroutine):
            if is_library(frame.f_code.co_filename):
                self.library_frames.append((name, frame))
            else:
                self.places.append({"function": name, "line": frame.f_lineno})
                self.library_frames.clear()

    @property
    def call(self):
        """The call of the library that the program waits in, as the program names it; None if in none."""
        names = [_PUBLIC_NAMES.get(name, name) for name, _ in self.library_frames]
        return next((name for name in names if not name.startswith("_")), names[0] if names else None)


def short_name(qualified):
    return str.replace(qualified, "<locals>.", "")


def frames_of(coroutine):
    depth = 0
    while coroutine is not None and depth < _MAX_DEPTH:
        depth += 1
        if inspect.iscoroutine(coroutine):
            frame, awaited = coroutine.cr_frame, coroutine.cr_await
        elif inspect.isgenerator(coroutine):
            frame, awaited = coroutine.gi_frame, coroutine.gi_yieldfrom
        elif inspect.isasyncgen(coroutine):
            frame, awaited = coroutine.ag_frame, coroutine.ag_await
        else:
            coroutine = _behind(coroutine)
            continue
        if frame is not None:
            yield short_name(coroutine.__qualname__), frame
        coroutine = awaited


def coroutine_name(coroutine):
    """What a program calls the coroutine of a task; asyncio itself makes tasks that close asynchronous generators."""
    generator = _behind(coroutine)
    if inspect.isasyncgen(generator):
        return f"{short_name(generator.__qualname__)}.aclose"
    return short_name(getattr(coroutine, "__qualname__", type(coroutine).__name__))


def _behind(awaitable):
    """The coroutine or generator that one of Python's own awaitables drives, such as `anext()`; None if it is none."""
    if type(awaitable).__name__ not in _DRIVERS:
        return None
    drives = (inspect.iscoroutine, inspect.isasyncgen)
    return next((each for each in gc.get_referents(awaitable) if any(is_one(each) for is_one in drives)), None)


def wait_of(task):
    """What a suspended task waits for, with the tasks themselves in it; see `waits` in domain/program/trace.ts."""
    standing = Standing(asyncio.Task.get_coro(task))
    waiter, call = task._fut_waiter, standing.call
    if waiter is None:
        return standing, {"kind": "turn"}
    if isinstance(waiter, asyncio.Task):
        return standing, {"kind": "task", "task": waiter}
    if type(waiter).__name__ == "_GatheringFuture":
        children = [child for child in waiter._children if isinstance(child, asyncio.Task)]
        return standing, {"kind": "tasks", "call": "gather", "tasks": children}
    for name, frame in standing.library_frames:
        if name == "sleep" and "h" in frame.f_locals and frame.f_locals["h"].when() != _FOR_EVER:
            return standing, {"kind": "sleep", "seconds": frame.f_locals["h"].when()}
        awaited = _awaited_tasks(name, frame)
        if awaited is not None:
            return standing, {"kind": "tasks", "call": call, "tasks": awaited}
    if call is None and _is_of_thread(waiter):
        call = "loop.run_in_executor"
    wait = {"kind": "future"} if call is None else {"kind": "call", "call": call}
    if call == "Lock.acquire":
        wait["lock"] = standing.library_frames[-1][1].f_locals.get("self")
    shielded = _shielded_by(waiter)
    if shielded is not None:
        wait["shields"] = shielded
    return standing, wait


def _is_of_thread(future):
    """Whether this future gets what a function in another thread gives."""
    callbacks = getattr(future, "_callbacks", None) or ()
    return any(getattr(each, "__qualname__", "") == "_chain_future.<locals>._call_check_cancel" for each, _ in callbacks)


def _shielded_by(future):
    """The task that this future stands for, as `asyncio.shield()` made it; None if it is no such future."""
    for callback, _ in getattr(future, "_callbacks", None) or ():
        if getattr(callback, "__qualname__", "") == "shield.<locals>._outer_done_callback":
            inner = next((cell.cell_contents for cell in callback.__closure__ if isinstance(cell.cell_contents, asyncio.Task)), None)
            return inner
    return None


def _awaited_tasks(name, frame):
    if name == "_wait":
        return [task for task in frame.f_locals.get("fs", ()) if isinstance(task, asyncio.Task)]
    if name == "TaskGroup._aexit":
        return [*frame.f_locals["self"]._tasks]
    return None


def _phrase(wait):
    match wait["kind"]:
        case "turn":
            return "its next turn"
        case "task":
            return f"{wait['task'].get_name()} to finish"
        case "tasks":
            names = sorted((task.get_name() for task in wait["tasks"] if not task.done()), key=_by_number)
            return f"{_listed(names)} to finish ({wait['call']})" if names else f"{wait['call']}()"
        case "sleep":
            return "the end of a sleep"
        case "call":
            return f"{wait['call']}()"
        case _:
            return "a future to get a result"


def _listed(names):
    more = len(names) - _MAX_TASKS_NAMED
    return ", ".join(names[:_MAX_TASKS_NAMED]) + (f" and {more} more" if more > 0 else "")


def _by_number(name):
    return len(name), name


def sentence_for_waiting(tasks):
    """A sentence about which tasks wait for what in a deadlock."""
    parts = []
    by_number = sorted(tasks, key=lambda task: _by_number(task.get_name()))
    for task in by_number[:_MAX_TASKS_NAMED]:
        standing, wait = wait_of(task)
        place = standing.places[-1] if standing.places else None
        where = f" in {place['function']}, line {place['line']}," if place else ""
        parts.append(f"{task.get_name()}{where} waits for {_phrase(wait)}")
    if not parts:
        return "The event loop runs on with nothing left to do."
    if len(by_number) > len(parts):
        parts.append(f"and {len(by_number) - len(parts)} more tasks wait too")
    return "Nothing can ever wake it: " + "; ".join(parts) + "."
