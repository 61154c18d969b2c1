"""Makes the library that the sandbox starts from: Python's own, compiled and trimmed, and the sandbox's.

Executed once by a stock interpreter of the same version, whose bytecode it is, with `sources` (the other files
of this folder by name) in its namespace; its last expression is one uncompressed zip.
"""

import importlib.util
import io
import marshal
import zipfile

_STOCK = "/lib/python314.zip"
_LIBRARY = "/usr/lib/python3.14/"

_OWN = "/lib/retrace/"

# What no program in the sandbox can use: windows, other processes, other machines, tools for developers.
_LEFT_OUT = (
    "_pyrepl/", "_ssl.py", "antigravity.py", "bdb.py", "cProfile.py", "compileall.py", "ctypes/", "doctest.py",
    "ensurepip/", "ftplib.py", "idlelib/", "imaplib.py", "mailbox.py", "modulefinder.py", "multiprocessing/",
    "netrc.py", "nturl2path.py", "optparse.py", "pdb.py", "pickletools.py", "poplib.py", "profile.py", "pstats.py",
    "pty.py", "pyclbr.py", "pydoc.py", "pydoc_data/", "rlcompleter.py", "site-packages/", "smtplib.py", "sqlite3/",
    "ssl.py", "tabnanny.py", "tarfile.py", "tkinter/", "trace.py", "tty.py", "turtle", "venv/", "webbrowser.py",
    "wsgiref/", "xml/", "xmlrpc/", "zipapp.py", "pyodide/http/", "lib-dynload/",
)  # fmt: skip

# Whose source lines a traceback may show.
_WITH_SOURCE = (
    "_weakrefset.py", "asyncio/", "codecs.py", "collections/", "concurrent/", "contextlib.py", "copy.py",
    "dataclasses.py", "enum.py", "functools.py", "heapq.py", "json/", "logging/__init__.py", "queue.py", "random.py",
    "statistics.py", "threading.py", "typing.py",
)  # fmt: skip

_HASH_BASED_UNCHECKED = 0b01


def _bytecode(filename, source):
    code = compile(source, filename, "exec", dont_inherit=True, optimize=0)
    header = importlib.util.MAGIC_NUMBER + _HASH_BASED_UNCHECKED.to_bytes(4, "little")
    return header + importlib.util.source_hash(source) + marshal.dumps(code)


def _entries(stock):
    for name in sorted(stock.namelist()):
        if name.endswith("/") or name.startswith(_LEFT_OUT):
            continue
        data = stock.read(name)
        if name.endswith(".py"):
            yield name + "c", _bytecode(_LIBRARY + name, data)
            if name.startswith(_WITH_SOURCE):
                yield name, data
        else:
            yield name, data


def build():
    own = [
        (f"retrace/{name}.pyc", _bytecode(f"{_OWN}{name}.py", source.encode())) for name, source in sources.items()
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(_STOCK) as stock, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as made:
        for name, data in [*_entries(stock), *own]:
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return buffer.getvalue()


build()
