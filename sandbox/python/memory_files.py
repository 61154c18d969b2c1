"""Puts the functions for files and folders on the tree of the run; see memory_folders.py.

What is neither in the program's own folder nor in /tmp goes to the functions of Python, which find nothing or are refused.
"""

import builtins
import io
import os
import posix
import posixpath
import re
import shutil
import sys

from _retrace import guard, state
from _retrace.memory_folders import Node, missing

_MODE = re.compile(r"(?=[^rwax]*[rwax][^rwax]*$)(?=[^+]*\+?[^+]*$)(?!.*b.*t|.*t.*b)[rwaxbt+]+")
# Where Python finds its own files.
_OF_PYTHON = ("/lib/python", guard.LIBRARY, "/lib/retrace")
_FOLDER_MODE, _FILE_MODE = 0o755, 0o644
_BAD_DESCRIPTOR_OF_WEBASSEMBLY = 8
# Parts of Python by which a program asks for a path.
_ASKING = ("<frozen genericpath>", "<frozen posixpath>", "<frozen os>", f"{guard.LIBRARY}genericpath", f"{guard.LIBRARY}pathlib/", f"{guard.LIBRARY}shutil", "/lib/retrace/")

_native_open = io.open
_native = {
    name: getattr(os, name)
    for name in (
        "access", "chmod", "listdir", "lstat", "mkdir", "open", "readlink", "remove", "rename", "rmdir", "scandir", "stat", "utime",
    )
}  # fmt: skip


def _tree():
    return None if state.current is None else state.current.files


def _place(path):
    tree = _tree()
    return None if tree is None or isinstance(path, int) else tree.place_of(path)


def _status(node):
    return _tree().status_of(node, state.current.machine.user_number)


# -- open files


def open_file(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    tree, place = _tree(), _place(file)
    if not isinstance(mode, str) or _MODE.fullmatch(mode) is None:
        return _native_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
    if tree is not None and isinstance(file, int) and file in tree.open_files:
        raw = tree.open_files[file]
        raw._kind, raw._also = _kind_of(mode), "+" in mode
        raw.name = file
    elif place is None:
        return _native_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
    elif opener is not None:
        return open_file(opener(file, _flags_of(mode)), mode, buffering, encoding, errors, newline)
    else:
        raw = _open_raw(place, os.fspath(file), _kind_of(mode), "+" in mode)
    return _layered(raw, mode, buffering, encoding, errors, newline)


def _kind_of(mode):
    return next(letter for letter in mode if letter in "rwax")


def _flags_of(mode):
    kind = _kind_of(mode)
    access = os.O_RDWR if "+" in mode else os.O_RDONLY if kind == "r" else os.O_WRONLY
    how = {"r": 0, "w": os.O_CREAT | os.O_TRUNC, "x": os.O_CREAT | os.O_EXCL, "a": os.O_CREAT | os.O_APPEND}
    return access | how[kind]


def _open_raw(place, path, kind, is_for_both, mode=_FILE_MODE):
    tree = _tree()
    node = tree.node_at(place)
    if node is not None and node.is_folder:
        raise IsADirectoryError(21, "Is a directory", path)
    if node is None and kind == "r":
        tree.find(place, path)
    if node is None:
        node = tree.add(place, path, bytearray(), mode)
    elif kind == "x":
        raise FileExistsError(17, "File exists", path)
    elif kind == "w":
        del node.content[:]
        tree.touched(node)
    return tree.open(node, path, kind + ("+" if is_for_both else ""))


def _layered(raw, mode, buffering, encoding, errors, newline):
    """The layers that Python puts on a file of this mode."""
    is_binary = "b" in mode
    if buffering == 0:
        if not is_binary:
            raise ValueError("can't have unbuffered text I/O")
        return raw
    size = io.DEFAULT_BUFFER_SIZE if buffering in (-1, 1) else buffering
    kind = io.BufferedRandom if "+" in mode else io.BufferedReader if raw.readable() else io.BufferedWriter
    buffered = kind(raw, size)
    if is_binary:
        return buffered
    text = io.TextIOWrapper(buffered, encoding or "UTF-8", errors, newline, buffering == 1)
    text.mode = mode
    return text


open_file.__name__ = open_file.__qualname__ = "open"
open_file.__module__ = "_io"


def _open(path, flags, mode=0o777, *, dir_fd=None):
    place = _place(path)
    if place is None:
        return _native["open"](path, flags, mode, dir_fd=dir_fd)
    tree, path = _tree(), os.fspath(path)
    if flags & os.O_CREAT and flags & os.O_EXCL and tree.node_at(place) is not None:
        raise FileExistsError(17, "File exists", path)
    is_writing = flags & (os.O_WRONLY | os.O_RDWR)
    kind = "a" if flags & os.O_APPEND else "w" if flags & os.O_TRUNC and is_writing else "r"
    if not flags & os.O_CREAT:
        tree.find(place, path)
    elif tree.node_at(place) is None:
        kind = "a" if flags & os.O_APPEND else "w"
    raw = _open_raw(place, path, kind, bool(flags & os.O_RDWR), mode & 0o777)
    if kind == "r" and is_writing:
        raw._also = True
    return raw.fileno()


def _of_descriptor(name, act):
    """A function whose first argument is a descriptor; for those of the tree, `act` takes its file instead."""
    # Not that of Python: the console has put its own in the place of write().
    native = getattr(os, name)

    def function(fd, /, *arguments):
        tree = _tree()
        if tree is not None and isinstance(fd, int) and fd in tree.open_files:
            return act(tree.open_files[fd], *arguments)
        try:
            return native(fd, *arguments)
        except OSError as error:
            if error.errno != _BAD_DESCRIPTOR_OF_WEBASSEMBLY:
                raise
        raise OSError(9, "Bad file descriptor")

    return function


# -- paths


def _stat(path, *, dir_fd=None, follow_symlinks=True):
    tree = _tree()
    if tree is None:
        return _native["stat"](path, dir_fd=dir_fd, follow_symlinks=follow_symlinks)
    if isinstance(path, int):
        raw = tree.open_files.get(path)
        return _native["stat"](path) if raw is None else _status(raw.node)
    place = _place(path)
    if place is not None:
        return _status(tree.find(place, os.fspath(path)))
    name = os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else None
    if name is None or name.startswith(_OF_PYTHON):
        return _native["stat"](path, dir_fd=dir_fd, follow_symlinks=follow_symlinks)
    if tree.holds(posixpath.normpath(name)):
        return _status(Node(2, None, 0, _FOLDER_MODE))
    if name.startswith("/") and state.current.machine.has_other_files and _is_asked_by_program():
        return _status(Node(3, bytearray(), 0, _FILE_MODE))
    raise missing(os.fspath(path))


def _is_asked_by_program():
    """Whether a program asks for a path itself, and not Python for something that it looks for in many places."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename.startswith(_ASKING):
        frame = frame.f_back
    return frame is not None and not guard.is_library(frame.f_code.co_filename)


def _lstat(path, *, dir_fd=None):
    return _stat(path, dir_fd=dir_fd, follow_symlinks=False)


def _on_place(name, act):
    """A function of a path; for those of the tree, `act` takes the tree, the place and the path."""
    native = _native[name]

    def function(path, *arguments, **options):
        place = _place(path)
        if place is None:
            is_there = name == "access" and state.current is not None and state.current.machine.has_other_files
            return native(path, *arguments, **options) or (is_there and _is_asked_by_program())
        return act(_tree(), place, os.fspath(path), *arguments, **options)

    return function


def _mkdir(tree, place, path, mode=0o777, *, dir_fd=None):
    tree.add(place, path, None, mode & _FOLDER_MODE)


def _chmod(tree, place, path, mode, *, dir_fd=None, follow_symlinks=True):
    tree.find(place, path).mode = mode & 0o7777


def _utime(tree, place, path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    node = tree.find(place, path)
    if ns is not None:
        node.changed_nanos = ns[1]
    elif times is not None:
        node.changed_nanos = round(times[1] * 1_000_000_000)
    else:
        tree.touched(node)


def _access(tree, place, path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    node = tree.node_at(place)
    return node is not None and (not mode & os.X_OK or node.is_folder or bool(node.mode & 0o111))


def _rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    before, after = _place(src), _place(dst)
    if before is None or after is None:
        return _native["rename"](src, dst, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)
    return _tree().move(before, after, os.fspath(src), os.fspath(dst))


def _readlink(tree, place, path, *, dir_fd=None):
    tree.find(place, path)
    raise OSError(22, "Invalid argument", path)


def _names_in(tree, place, path):
    # Natively, their order is that of the file system.
    return state.current.machine.in_its_order(tree.names_in(place, path))


def _listdir(path="."):
    place = _place(path)
    if place is None:
        return _native["listdir"](path)
    names = _names_in(_tree(), place, os.fspath(path))
    return [os.fsencode(name) for name in names] if isinstance(path, bytes) else names


class _Entry:
    def __init__(self, folder, name):
        self.name = name
        self.path = os.path.join(folder, name)

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def inode(self):
        return self.stat().st_ino

    def is_dir(self, *, follow_symlinks=True):
        node = _tree().node_at(_place(self.path))
        return node is not None and node.is_folder

    def is_file(self, *, follow_symlinks=True):
        node = _tree().node_at(_place(self.path))
        return node is not None and not node.is_folder

    def is_symlink(self):
        return False

    def is_junction(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return _stat(self.path)


_Entry.__name__ = _Entry.__qualname__ = "DirEntry"
_Entry.__module__ = "posix"


class _Entries:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def _scandir(path="."):
    place = _place("." if path is None else path)
    if place is None:
        return _native["scandir"](path)
    folder = os.fspath("." if path is None else path)
    return _Entries([_Entry(folder, name) for name in _names_in(_tree(), place, folder)])


def install():
    builtins.open = io.open = open_file
    functions = {
        "open": _open,
        "read": _of_descriptor("read", lambda raw, count: raw.read(count)),
        "write": _of_descriptor("write", lambda raw, data: raw.write(data)),
        "close": _of_descriptor("close", lambda raw: raw.close()),
        "fstat": _of_descriptor("fstat", lambda raw: _status(raw.node)),
        "fsync": _of_descriptor("fsync", lambda raw: None),
        "lseek": _of_descriptor("lseek", lambda raw, offset, whence: raw.seek(offset, whence)),
        "ftruncate": _of_descriptor("ftruncate", lambda raw, size: raw.truncate(size) and None),
        "lstat": _lstat,
        "mkdir": _on_place("mkdir", _mkdir),
        "rmdir": _on_place("rmdir", lambda tree, place, path, *, dir_fd=None: tree.remove_folder(place, path)),
        "remove": _on_place("remove", lambda tree, place, path, *, dir_fd=None: tree.remove_file(place, path)),
        "chmod": _on_place("chmod", _chmod),
        "utime": _on_place("utime", _utime),
        "access": _on_place("access", _access),
        "readlink": _on_place("readlink", _readlink),
        "rename": _rename,
        "listdir": _listdir,
        "scandir": _scandir,
    }
    functions |= {"unlink": functions["remove"], "replace": _rename}
    for name, function in functions.items():
        function.__name__ = function.__qualname__ = name
        function.__module__ = "posix"
        setattr(os, name, function)
        setattr(posix, name, function)
    # Python looks for its modules with the one of posix.
    os.stat = _stat
    # None of these takes the descriptor of a folder, or moves bytes between descriptors below Python.
    for names in (os.supports_dir_fd, os.supports_fd, os.supports_follow_symlinks):
        names.clear()
    shutil._rmtree_impl = shutil._rmtree_unsafe
    shutil._use_fd_functions = shutil._USE_CP_SENDFILE = shutil._USE_CP_COPY_FILE_RANGE = False
