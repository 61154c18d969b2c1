"""What the tracer reads from the objects of asyncio and from the stack, without keeping or changing any of them."""

import asyncio
import inspect
import sys
import types
from asyncio import futures

from _retrace.describe import short_name
from _retrace.guard import is_library

MAX_TEXT = 400

_PLAIN_TYPES = (bool, int, float, complex, str, bytes, type(None))
_CONTAINERS = (list, tuple, set, frozenset, dict)


def thrown_by(handle):
    """The error that is about to be raised in a task on resumption, described; None if none is."""
    if handle._callback.__self__._must_cancel:
        return {"type": "CancelledError", "message": ""}
    awaited = handle._args[0] if handle._args else None
    if not futures.isfuture(awaited):
        return None
    if awaited.cancelled():
        return {"type": "CancelledError", "message": ""}
    # awaited.exception() would count as having looked at it.
    error = awaited._exception
    return None if error is None else {"type": type(error).__name__, "message": message(error)}


def is_timer(handle):
    return isinstance(handle, asyncio.TimerHandle)


def waiting_task(future):
    for callback, _ in future._callbacks or ():
        owner = getattr(callback, "__self__", None)
        if isinstance(owner, asyncio.Task):
            return owner
    return None


def is_library_coroutine(coroutine):
    code = getattr(coroutine, "cr_code", None) or getattr(coroutine, "gi_code", None)
    return code is not None and is_library(code.co_filename)


def arguments(coroutine):
    """What a coroutine that has not started was called with, as Python writes it; None for what may run code."""
    frame = getattr(coroutine, "cr_frame", None)
    if frame is None or inspect.getcoroutinestate(coroutine) != inspect.CORO_CREATED:
        return []
    code, values = frame.f_code, frame.f_locals
    names = code.co_varnames[: code.co_argcount]
    return [_argument(values[name]) for name in names if name in values]


def _argument(value):
    if type(value) in _PLAIN_TYPES:
        return shown(value)
    return value.__name__ if type(value) is types.FunctionType else None


def callback_name(handle):
    callback = getattr(handle._callback, "func", handle._callback)
    return short_name(getattr(callback, "__qualname__", None) or type(callback).__name__)


def own_line(above=None):
    """The line of the program that is being executed, if its code is on the stack.

    With `above`, the line that called the innermost function of the library of that name, if it is on the stack.
    """
    frame, found = sys._getframe(2), None
    while frame is not None and frame.f_code.co_name != "_run_once":
        if is_library(frame.f_code.co_filename):
            if frame.f_code.co_name == above:
                above = found = None
        elif above is None:
            return frame.f_lineno
        else:
            found = found or frame.f_lineno
        frame = frame.f_back
    return found


def calling_function():
    """The function of the library that the program called to get here, such as Event.set; None if it called none."""
    frame, called = sys._getframe(2), None
    while frame is not None and frame.f_code.co_name != "_run_once":
        code = frame.f_code
        if not is_library(code.co_filename):
            return called
        if not code.co_filename.startswith("/lib/retrace/"):
            called = short_name(code.co_qualname)
        frame = frame.f_back
    return None


def cut(text):
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"


def _is_plain(value, depth=0):
    if type(value) in _PLAIN_TYPES:
        return True
    if type(value) not in _CONTAINERS or len(value) > 50 or depth > 3:
        return False
    items = [*value, *value.values()] if type(value) is dict else value
    return all(_is_plain(item, depth + 1) for item in items)


def shown(value):
    """The `repr` of a value; only its type if `repr` would run code of the program."""
    return cut(repr(value)) if _is_plain(value) else f"<{type(value).__name__}>"


def message(error):
    return cut(str(error.args[0])) if len(error.args) == 1 and _is_plain(error.args[0]) else ""
