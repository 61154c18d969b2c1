"""sqlite3 on databases in memory: one with the name of a file lasts as long as the run."""

import os
import sqlite3
from urllib.parse import quote

from _retrace import state

_native_connect = sqlite3.connect


def _connect(database, *arguments, uri=False, **options):
    if uri:
        state.current.refuse("the address of a database (sqlite3)")
    name = os.fsdecode(database)
    if name in ("", ":memory:"):
        return _native_connect(name, *arguments, **options)
    if "/" in name:
        state.current.refuse(f'a file ("{name}")')
    address = f"file:{quote(name)}?mode=memory&cache=shared"
    kept = state.current.databases
    if name not in kept:
        # A database in memory is gone when its last connection is closed.
        kept[name] = _native_connect(address, uri=True)
    return _native_connect(address, *arguments, uri=True, **options)


def install():
    _connect.__name__ = _connect.__qualname__ = "connect"
    _connect.__module__ = "sqlite3"
    sqlite3.connect = sqlite3.dbapi2.connect = _connect
