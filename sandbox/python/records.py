"""Run records as plain values."""

import linecache
import traceback

from _retrace.clock import NANOS

MAIN_FILE = "main.py"
# An exception may carry a text of any length; nobody reads on after this many characters.
_MAX_MESSAGE = 2_000
# An error of syntax shows the line that it is in, however long that is.
_MAX_SHOWN = 10_000


def error_of(error):
    """The entry for an exception in a record."""
    line = None
    for frame, number in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == MAIN_FILE:
            line = number
    try:
        message = str(error)[:_MAX_MESSAGE]
    except Exception:
        message = ""
    return {"type": type(error).__name__[:_MAX_MESSAGE], "message": message, "line": line}


def missing_behind(error):
    """What is missing in the sandbox and only led to this error, which handled it or came from its clean-up; or None."""
    seen, behind = {id(error)}, [error.__cause__, error.__context__]
    while behind:
        other = behind.pop()
        if other is None or id(other) in seen:
            continue
        seen.add(id(other))
        if getattr(other, "_is_of_sandbox", False):
            return f'a file ("{other.filename}")'
        if isinstance(other, ModuleNotFoundError):
            return f'the module "{other.name}"'
        behind += other.__cause__, other.__context__
    return None


def exit_status_of(code):
    """The exit status that a process of Linux would have after SystemExit with this code; None if it gave none."""
    if code is None:
        return None
    if not isinstance(code, int):
        return 1
    # What does not fit into C's long becomes -1; of the rest the system keeps one byte.
    return int(code) & 0xFF if -(1 << 63) <= code < 1 << 63 else 0xFF


def record_of(run, failed, status):
    """The record of a run that has ended, without its determinism."""
    outcome, reasons = run.stopped, [run.reason] if run.reason else []
    if outcome is None and failed is not None:
        outcome = "exception"
        if failed["isMissingModule"]:
            outcome = "unsupported"
            reasons = [f'The program imports "{failed["module"]}", which the sandbox does not have.'[:_MAX_MESSAGE]]
        elif failed["missingBehind"] is not None:
            outcome = "unsupported"
            reasons = [f"The program needs {failed['missingBehind']}, which the sandbox does not have."[:_MAX_MESSAGE]]
    record = {
        "outcome": outcome or "finished",
        "exception": None,
        "seconds": run.clock.nanos / NANOS,
        "reasons": reasons,
        "exitStatus": status,
        "usesThreads": run.uses_threads,
        "usesSets": run.uses_sets,
        "hasTies": run.has_ties,
    }
    if run.written_by is not None:
        record["trace"] = run.written_by.result()
    if failed is not None and run.stopped is None:
        record["exception"] = {name: failed[name] for name in ("type", "message", "line")}
    return record


def record_of_nothing(outcome, reasons):
    """The record of a program that was not run."""
    return {
        "outcome": outcome,
        "exception": None,
        "seconds": 0.0,
        "reasons": reasons,
        "exitStatus": None,
        "usesThreads": False,
        "usesSets": False,
        "hasTies": False,
        "trace": {"tasks": [], "steps": [], "isCut": False},
    }


def syntax_error_record(run, error):
    """The record of a source that Python cannot read, which is also printed."""
    line = getattr(error, "lineno", None)
    in_main = getattr(error, "filename", MAIN_FILE) == MAIN_FILE
    message = (getattr(error, "msg", None) or str(error))[:_MAX_MESSAGE]
    # The compiler has looked for the file of the source, which stopped the run.
    run.keep("stderr", _shown(error)[-_MAX_SHOWN:].encode("utf-8", "backslashreplace"))
    return {
        **record_of_nothing("syntax-error", []),
        "exception": {"type": type(error).__name__, "message": message, "line": line if in_main else None},
    }


def _shown(error):
    if isinstance(error, SyntaxError) and error.text is None and error.lineno:
        lines = linecache.cache[error.filename][2] if error.filename in linecache.cache else []
        error.text = "".join(lines[error.lineno - 1 : error.lineno]) or None
    return "".join(traceback.format_exception_only(error))
