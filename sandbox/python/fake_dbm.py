"""dbm in memory, and with it shelve: databases with the names of files, which last as long as the run.

Like the kind that Python prefers (dbm.sqlite3), they give their keys in order, which other kinds do not.
"""

import collections.abc


class error(Exception):
    pass


error = (error, OSError)

_FLAGS = ("r", "w", "c", "n")


class _Closed(OSError):
    pass


def _bytes(text):
    return text.encode() if isinstance(text, str) else bytes(text)


class _Database(collections.abc.MutableMapping):
    def __init__(self, items, is_writable):
        self._items, self._is_writable = items, is_writable

    def _open_items(self):
        if self._items is None:
            raise _Closed("DBM object has already been closed")
        return self._items

    def _changing_items(self):
        items = self._open_items()
        if not self._is_writable:
            raise OSError("attempt to write a readonly database")
        return items

    def __getitem__(self, key):
        items = self._open_items()
        if _bytes(key) not in items:
            raise KeyError(key)
        return items[_bytes(key)]

    def __setitem__(self, key, value):
        self._changing_items()[_bytes(key)] = _bytes(value)

    def __delitem__(self, key):
        if self._changing_items().pop(_bytes(key), None) is None:
            raise KeyError(key)

    def __iter__(self):
        return iter(_state.current.machine.in_its_order([*self._open_items()]))

    def __len__(self):
        return len(self._open_items())

    def keys(self):
        return [*self]

    def close(self):
        self._items = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def open(file, flag="r", mode=0o666):
    run = _state.current
    place = run.files.place_of(file)
    if place is None:
        run.refuse(f'a file ("{file}")')
    if flag not in _FLAGS:
        raise ValueError(f"Flag must be one of 'r', 'w', 'c', or 'n', not {flag!r}")
    if flag == "n" or (flag == "c" and place not in run.shelves):
        run.shelves[place] = {}
        if run.files.node_at(place) is None:
            # What a program finds in its folder by this name.
            run.files.add(place, file, bytearray(b"SQLite format 3\0"), mode & 0o644)
    if place not in run.shelves:
        raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    return _Database(run.shelves[place], flag != "r")


def whichdb(filename):
    run = _state.current
    return "dbm.sqlite3" if run.files.place_of(filename) in run.shelves else None
