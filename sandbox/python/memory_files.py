"""Files that a program makes itself: a folder in memory that is empty when it starts.

Only names without a folder live here. Everything else goes to the functions of Python, which find nothing or are refused.
"""

import builtins
import io
import os
import posix
import re

from _retrace import state

_MODE = re.compile(r"(?=[^rwax]*[rwax][^rwax]*$)[rwaxbt+]+")

_native = {name: getattr(os, name) for name in ("remove", "rename")}
_native_path = {name: getattr(os.path, name) for name in ("exists", "isfile", "getsize")}
_native_open = io.open


class _File(io.BytesIO):
    """The binary end of a file in memory; what was written is in the folder after flush() or close()."""

    def __init__(self, name, mode, files):
        super().__init__(b"" if mode[0] in "wx" else files.get(name, b""))
        self.name, self.mode = name, mode
        self._files = files
        if self.writable():
            self.flush()
        if mode[0] == "a":
            self.seek(0, io.SEEK_END)

    def readable(self):
        return self.mode[0] == "r" or "+" in self.mode

    def writable(self):
        return self.mode[0] != "r" or "+" in self.mode

    def _check(self, is_possible, what):
        if not is_possible:
            raise io.UnsupportedOperation(what)

    def read(self, size=-1, /):
        self._check(self.readable(), "read")
        return super().read(size)

    def readline(self, size=-1, /):
        self._check(self.readable(), "read")
        return super().readline(size)

    def write(self, data, /):
        self._check(self.writable(), "write")
        if self.mode[0] == "a":
            self.seek(0, io.SEEK_END)
        return super().write(data)

    def flush(self):
        if not self.closed and self.writable():
            self._files[self.name] = self.getvalue()

    def close(self):
        self.flush()
        super().close()


def _plain_name(path):
    """The name of a file in the program's own folder; None if the path leads elsewhere."""
    if state.current is None or not isinstance(path, (str, os.PathLike)):
        return None
    name = os.fspath(path)
    if not isinstance(name, str):
        return None
    name = name.removeprefix("./")
    return None if "/" in name or name in ("", ".", "..", "main.py") else name


def missing(name):
    """The error for a file that is not there, by which records tell it from errors of the program itself."""
    # The numbers of Linux; those of WebAssembly are others.
    error = FileNotFoundError(2, "No such file or directory", name)
    error._is_of_sandbox = True
    return error


def open_file(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    name, files = _plain_name(file), None if state.current is None else state.current.files
    is_here = name is not None and isinstance(mode, str) and _MODE.fullmatch(mode) is not None
    if not is_here or (name not in files and mode.replace("b", "").replace("t", "") == "r"):
        return _native_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
    kind = next(letter for letter in mode if letter in "rwax")
    if kind == "r" and name not in files:
        raise missing(file)
    if kind == "x" and name in files:
        raise FileExistsError(17, "File exists", file)
    raw = _File(name, kind + ("+" if "+" in mode else ""), files)
    if "b" in mode:
        return raw
    text = io.TextIOWrapper(raw, encoding or "UTF-8", errors, newline)
    text.mode = mode
    return text


open_file.__name__ = open_file.__qualname__ = "open"
open_file.__module__ = "_io"


def _remove(path, *, dir_fd=None):
    name = _plain_name(path)
    if name is None:
        return _native["remove"](path, dir_fd=dir_fd)
    if state.current.files.pop(name, None) is None:
        raise missing(path)


def _rename(old, new, *, src_dir_fd=None, dst_dir_fd=None):
    before, after = _plain_name(old), _plain_name(new)
    if before is None or after is None:
        return _native["rename"](old, new, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)
    if before not in state.current.files:
        raise missing(old)
    state.current.files[after] = state.current.files.pop(before)


def _exists(path):
    return _plain_name(path) in state.current.files or _native_path["exists"](path)


def _isfile(path):
    return _plain_name(path) in state.current.files or _native_path["isfile"](path)


def _getsize(path):
    content = state.current.files.get(_plain_name(path))
    return _native_path["getsize"](path) if content is None else len(content)


def install():
    builtins.open = io.open = open_file
    for module in (os, posix):
        module.remove = module.unlink = _remove
        module.rename = _rename
    os.path.exists, os.path.isfile, os.path.getsize = _exists, _isfile, _getsize
