"""What the program writes and what it reads."""

import io
import os
import posix
import sys
import traceback

from _retrace import state


class _Screen(io.RawIOBase):
    """The raw end of stdout or stderr; TextIOWrapper on top of it behaves as in a native process."""

    mode = "w"

    def __init__(self, stream, descriptor):
        self.name = f"<{stream}>"
        self._stream = stream
        self._descriptor = descriptor

    def writable(self):
        return True

    def fileno(self):
        return self._descriptor

    def isatty(self):
        return state.current.machine.has_terminal

    def write(self, data):
        state.current.write(self._stream, bytes(data))
        return len(data)


class _Keyboard(io.TextIOBase):
    """Standard input, answered from the lines that the lesson declares."""

    name = "<stdin>"
    encoding = "utf-8"
    errors = "strict"

    def readable(self):
        return True

    def fileno(self):
        return 0

    def isatty(self):
        return state.current.machine.has_terminal

    def readline(self, size=-1):
        line = state.current.next_input("sys.stdin")
        return "" if line is None else line + "\n"

    def read(self, size=-1):
        return "".join(self)


def read_line(prompt="", /):
    """Stands in for input()."""
    sys.stdout.write(str(prompt))
    line = state.current.next_input("input()")
    if line is None:
        raise EOFError("EOF when reading a line")
    return line


read_line.__name__ = read_line.__qualname__ = "input"
read_line.__module__ = "builtins"


def _install_write():
    native = os.write

    def write(fd, data, /):
        if fd not in (1, 2):
            return native(fd, data)
        state.current.write("stdout" if fd == 1 else "stderr", bytes(data))
        return len(data)

    os.write = posix.write = write


def _report_unraisable(unraisable):
    """Does what sys.__unraisablehook__ does, which would look for the lines of the source in a file."""
    message = unraisable.err_msg or "Exception ignored in"
    about = ":" if unraisable.object is None else f": {unraisable.object!r}"
    error = unraisable.exc_value
    if error is None:
        error = unraisable.exc_type()
    # The traceback of C marks no places within a line.
    places = [(frame.filename, frame.lineno, frame.name, frame.line) for frame in traceback.extract_tb(unraisable.exc_traceback)]
    shown = ["Traceback (most recent call last):\n", *traceback.format_list(places)] if places else []
    shown += traceback.format_exception_only(unraisable.exc_type, error)
    print(f"{message}{about}", "".join(shown), sep="\n", end="", file=sys.stderr, flush=True)


def open_streams():
    """Give sys its three standard streams."""
    sys.stdin = sys.__stdin__ = _Keyboard()
    for stream, descriptor, errors in (("stdout", 1, "strict"), ("stderr", 2, "backslashreplace")):
        text = io.TextIOWrapper(
            _Screen(stream, descriptor), encoding="utf-8", errors=errors, newline="\n", write_through=True
        )
        text.mode = "w"
        setattr(sys, stream, text)
        setattr(sys, f"__{stream}__", text)
    _install_write()
    sys.unraisablehook = _report_unraisable
