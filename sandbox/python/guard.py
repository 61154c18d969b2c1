"""Counts what the program does, so that infinite loops are stopped."""

import sys

from _retrace import state

_TOOL = sys.monitoring.PROFILER_ID
_DISABLE = sys.monitoring.DISABLE
LIBRARY = "/usr/lib/python3.14/"


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
        if run.lines_left < 0:
            run.line_reached(code, None)
    return None


def install():
    """Monitor the lines and jumps of the program. Monitoring is disabled for library code when it is first reached."""
    monitoring = sys.monitoring
    monitoring.use_tool_id(_TOOL, "retrace")
    monitoring.register_callback(_TOOL, monitoring.events.LINE, _on_line)
    monitoring.register_callback(_TOOL, monitoring.events.JUMP, _on_jump)
    monitoring.set_events(_TOOL, monitoring.events.LINE | monitoring.events.JUMP)
