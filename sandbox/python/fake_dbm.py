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
        return iter(_state.current.machine.keys_of_database([*self._open_items()]))

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
    run, name = _state.current, str(file)
    if "/" in name:
        run.refuse(f'a file ("{name}")')
    if flag not in _FLAGS:
        raise ValueError(f"Flag must be one of 'r', 'w', 'c', or 'n', not {flag!r}")
    if flag == "n" or (flag == "c" and name not in run.shelves):
        run.shelves[name] = {}
        # What a program finds in its folder by this name.
        run.files[name] = b"SQLite format 3\0"
    if name not in run.shelves:
        raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    return _Database(run.shelves[name], flag != "r")


def whichdb(filename):
    return "dbm.sqlite3" if str(filename) in _state.current.shelves else None
