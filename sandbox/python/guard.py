"""Counts what the program does, so that infinite loops are stopped."""

import sys
import types

from _retrace import state
from _retrace.clock import LINES, cell
from _retrace.records import MAIN_FILE

LIBRARY = "/usr/lib/python3.14/"
# One of the numbers that Python gives to nobody.
_TOOL = 4
_DISABLE = sys.monitoring.DISABLE
# Where asyncio turns the cancellation of a time limit into TimeoutError.
_TIMEOUTS = f"{LIBRARY}asyncio/timeouts.py"
# A flag of code.
_OF_COROUTINE = 0x80
_set_local_events = sys.monitoring.set_local_events


def is_library(filename):
    """Whether the file belongs to Python or to the sandbox and not to the program."""
    return filename[:1] == "/" or filename[:8] == "<frozen "


# The callbacks call as little as they can: every call of theirs is one level less for a program's recursion.


def _on_line(code, line):
    filename = code.co_filename
    if filename[:1] == "/" or filename[:8] == "<frozen ":
        return _DISABLE
    run = state.current
    run.lines_left -= 1
    if run.lines_take_time:
        cell[LINES] += 1
    if run.lines_left < 0 or run.thread is not None or run.tracer is not None:
        run.line_reached(code, line)
    return None


def _on_jump(code, offset, destination):
    filename = code.co_filename
    if filename[:1] == "/" or filename[:8] == "<frozen ":
        return _DISABLE
    # A loop written on a single line never reaches a new line.
    if destination <= offset:
        run = state.current
        run.lines_left -= 1
        if run.lines_take_time:
            cell[LINES] += 1
        if run.lines_left < 0:
            run.line_reached(code, None)
    return None


def _tell_of_return(is_suspended):
    def on_return(code, offset, value):
        tracer = state.current.tracer
        if tracer is not None and tracer.lines is not None:
            tracer.lines.returned(sys._getframe(1), value, is_suspended)
            return None
        if tracer is None or is_suspended or not code.co_flags & _OF_COROUTINE:
            return _DISABLE
        _tell_of_end(tracer, sys._getframe(1))
        return None

    return on_return


def _on_unwind(code, offset, error):
    if code.co_flags & _OF_COROUTINE and code.co_filename == MAIN_FILE and state.current is not None:
        tracer = state.current.tracer
        if tracer is not None:
            _tell_of_end(tracer, sys._getframe(1))


def _tell_of_end(tracer, frame):
    try:
        tracer.coroutine_ends(frame)
    except RecursionError:
        # The program has used up the stack, so that this is not the outermost coroutine.
        pass


def watch_returns(code):
    """Let the tracer know when these functions return or yield; without a call of this, no run pays for it."""
    events = sys.monitoring.events
    _set_local_events(_TOOL, code, events.PY_RETURN | events.PY_YIELD)
    for part in code.co_consts:
        if type(part) is types.CodeType:
            watch_returns(part)


# What Python does not complain about if a tool is not in use.
_HARMLESS = {"clear_tool_id", "free_tool_id", "get_tool"}


def _protected(native):
    """A function of sys.monitoring that knows nothing of the sandbox's own tool."""

    def protect(tool_id, /, *arguments):
        if tool_id != _TOOL:
            return native(tool_id, *arguments)
        if native.__name__ not in _HARMLESS:
            raise ValueError(f"tool {tool_id} is not in use")
        return None

    protect.__name__ = protect.__qualname__ = native.__name__
    return protect


def install(check):
    """Monitor the lines and jumps of the program, and let `check` see the errors that arise in it.

    Monitoring is disabled for library code when it is first reached.
    """
    monitoring = sys.monitoring

    def _on_raise(code, offset, error):
        filename = code.co_filename
        if filename[:1] != "/" and filename[:8] != "<frozen " and state.current is not None:
            check(error)
            tracer = state.current.tracer
            if tracer is not None and tracer.lines is not None and filename == MAIN_FILE:
                tracer.lines.raised(sys._getframe(1), error)
        elif type(error) is TimeoutError and filename == _TIMEOUTS and code.co_name == "__aexit__":
            tracer = state.current.tracer
            if tracer is not None:
                tracer.timed_out()

    monitoring.use_tool_id(_TOOL, "retrace")
    monitoring.register_callback(_TOOL, monitoring.events.RAISE, _on_raise)
    monitoring.register_callback(_TOOL, monitoring.events.LINE, _on_line)
    monitoring.register_callback(_TOOL, monitoring.events.JUMP, _on_jump)
    monitoring.register_callback(_TOOL, monitoring.events.PY_RETURN, _tell_of_return(is_suspended=False))
    monitoring.register_callback(_TOOL, monitoring.events.PY_YIELD, _tell_of_return(is_suspended=True))
    monitoring.register_callback(_TOOL, monitoring.events.PY_UNWIND, _on_unwind)
    events = monitoring.events
    monitoring.set_events(_TOOL, events.LINE | events.JUMP | events.RAISE | events.PY_UNWIND)
    for name in (
        "clear_tool_id", "free_tool_id", "get_events", "get_local_events", "get_tool", "register_callback", "set_events",
        "set_local_events", "use_tool_id",
    ):  # fmt: skip
        setattr(monitoring, name, _protected(getattr(monitoring, name)))
