"""The files and folders of a run: a tree in memory that begins with two empty folders, the program's own and /tmp."""

import io
import os
import posixpath
import stat

_TEMPORARY = "/tmp"
_BLOCK = 512
# Of a folder, as the file systems of Linux say.
_FOLDER_SIZE = 4_096
_FIRST_DESCRIPTOR = 3


def missing(path, other=None):
    """The error for a file that is not there, by which records tell it from errors of the program itself."""
    # The numbers of Linux; those of WebAssembly are others.
    error = FileNotFoundError(2, "No such file or directory", path, *(() if other is None else (None, other)))
    error._is_of_sandbox = True
    return error


class Node:
    """A file with its content, or a folder, whose content is None."""

    def __init__(self, number, content, nanos, mode):
        self.number, self.content, self.mode = number, content, mode
        self.changed_nanos = nanos

    @property
    def is_folder(self):
        return self.content is None


class Folders:
    """What stands under which path. Whoever has a file open keeps its node, also when it is removed."""

    def __init__(self, own, temporary, first_number, now, names_of_others=()):
        self._own, self._now = own, now
        # Whatever it is called on this computer, programs know it by this name.
        self._roots = {own: None, temporary: None, _TEMPORARY: None}
        self._numbers = first_number
        self._nodes = {}
        self.open_files = {}
        for path in self._roots:
            self._nodes[path] = self._make(None, 0o755)
            for name in names_of_others:
                self._nodes[f"{path}/{name}"] = self._make(bytearray(), 0o644)

    def _make(self, content, mode):
        self._numbers += 1
        return Node(self._numbers, content, self._now(), mode)

    def place_of(self, path):
        """The full path of what can be here; None for any other."""
        if not isinstance(path, (str, bytes, os.PathLike)):
            return None
        name = os.fsdecode(path)
        full = posixpath.normpath(posixpath.join(self._own, name))
        is_inside = any(full == root or full.startswith(f"{root}/") for root in self._roots)
        return full if name and is_inside and full != f"{self._own}/main.py" else None

    def holds(self, path):
        """Whether it is a folder around those that are here."""
        return any(root.startswith(path if path == "/" else f"{path}/") for root in self._roots)

    def node_at(self, place):
        return self._nodes.get(place)

    def find(self, place, path):
        node = self._nodes.get(place)
        if node is None:
            raise self._error_of_parents(place, path) or missing(path)
        return node

    def _error_of_parents(self, place, path):
        parent = self._nodes.get(posixpath.dirname(place))
        return NotADirectoryError(20, "Not a directory", path) if parent is not None and not parent.is_folder else None

    def add(self, place, path, content, mode):
        """Make a file, or a folder without content, where nothing is."""
        if place in self._nodes:
            raise FileExistsError(17, "File exists", path)
        error = self._error_of_parents(place, path)
        if error is not None:
            raise error
        if posixpath.dirname(place) not in self._nodes:
            raise missing(path)
        node = self._nodes[place] = self._make(content, mode)
        return node

    def names_in(self, place, path):
        node = self.find(place, path)
        if not node.is_folder:
            raise NotADirectoryError(20, "Not a directory", path)
        return [posixpath.basename(other) for other in self._nodes if posixpath.dirname(other) == place]

    def remove_file(self, place, path):
        if self.find(place, path).is_folder:
            raise IsADirectoryError(21, "Is a directory", path)
        del self._nodes[place]

    def remove_folder(self, place, path):
        if self.names_in(place, path):
            raise OSError(39, "Directory not empty", path)
        del self._nodes[place]

    def move(self, before, after, old, new):
        node = self._nodes.get(before)
        if node is None or posixpath.dirname(after) not in self._nodes:
            raise missing(old, new)
        other = self._nodes.get(after)
        if other is not None and other.is_folder and not node.is_folder:
            raise IsADirectoryError(21, "Is a directory", old, None, new)
        if other is not None and node.is_folder and not other.is_folder:
            raise NotADirectoryError(20, "Not a directory", old, None, new)
        if other is not None and node.is_folder and self.names_in(after, new):
            raise OSError(39, "Directory not empty", old, None, new)
        inside = [place for place in self._nodes if place.startswith(f"{before}/")]
        self._nodes.pop(after, None)
        self._nodes[after] = self._nodes.pop(before)
        for place in inside:
            self._nodes[after + place[len(before) :]] = self._nodes.pop(place)

    def touched(self, node):
        node.changed_nanos = self._now()

    def status_of(self, node, user):
        size = _FOLDER_SIZE if node.is_folder else len(node.content)
        kind = stat.S_IFDIR if node.is_folder else stat.S_IFREG
        nanos = node.changed_nanos
        seconds, exact = nanos // 1_000_000_000, nanos / 1_000_000_000
        times = {"st_atime": exact, "st_mtime": exact, "st_ctime": exact}
        times |= {"st_atime_ns": nanos, "st_mtime_ns": nanos, "st_ctime_ns": nanos}
        rest = {"st_blksize": _FOLDER_SIZE, "st_blocks": -(-size // _BLOCK), "st_rdev": 0}
        links = 2 if node.is_folder else 1
        numbers = (kind | node.mode, node.number, 1, links, user, user, size, seconds, seconds, seconds)
        return os.stat_result(numbers, times | rest)

    def open(self, node, name, mode):
        """An open file, which has a descriptor until it is closed."""
        descriptor = next(number for number in range(_FIRST_DESCRIPTOR, 1 << 20) if number not in self.open_files)
        raw = self.open_files[descriptor] = OpenFile(self, descriptor, node, name, mode)
        return raw


class OpenFile(io.RawIOBase):
    """The lowest layer of an open file, to which Python adds buffers and text."""

    def __init__(self, folders, descriptor, node, name, mode):
        self._folders, self._descriptor, self.node = folders, descriptor, node
        self.name, self._kind, self._also = name, mode[0], "+" in mode
        self._at = len(node.content) if self._kind == "a" else 0

    @property
    def mode(self):
        return f"{self._kind}b{'+' if self._also else ''}"

    def fileno(self):
        self._check_open()
        return self._descriptor

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def readable(self):
        self._check_open()
        return self._kind == "r" or self._also

    def writable(self):
        self._check_open()
        return self._kind != "r" or self._also

    def seekable(self):
        self._check_open()
        return True

    def readinto(self, buffer):
        if not self.readable():
            raise io.UnsupportedOperation("File not open for reading")
        part = self.node.content[self._at : self._at + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def write(self, data):
        if not self.writable():
            raise io.UnsupportedOperation("File not open for writing")
        data, content = bytes(data), self.node.content
        if self._kind == "a":
            self._at = len(content)
        if self._at > len(content):
            content.extend(bytes(self._at - len(content)))
        content[self._at : self._at + len(data)] = data
        self._at += len(data)
        self._folders.touched(self.node)
        return len(data)

    def seek(self, offset, whence=0):
        self._check_open()
        base = (0, self._at, len(self.node.content))[whence]
        if base + offset < 0:
            raise OSError(22, "Invalid argument")
        self._at = base + offset
        return self._at

    def tell(self):
        self._check_open()
        return self._at

    def truncate(self, size=None):
        if not self.writable():
            raise io.UnsupportedOperation("File not open for writing")
        size, content = self._at if size is None else size, self.node.content
        content[:] = content[:size].ljust(size, b"\0")
        self._folders.touched(self.node)
        return size

    def close(self):
        if not self.closed:
            super().close()
            self._folders.open_files.pop(self._descriptor, None)


OpenFile.__name__ = OpenFile.__qualname__ = "FileIO"
OpenFile.__module__ = "_io"
