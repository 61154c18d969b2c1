"""Makes the library that the sandbox starts from: Python's own, compiled and trimmed, and the sandbox's.

Executed once by a stock interpreter of the same version, whose bytecode it is, with `sources` (the other files
of this folder by name) and `zones` (the files of time zones by name, in base 64) in its namespace; its last expression
is one uncompressed zip.
"""

import ast
import base64
import importlib.util
import io
import marshal
import types
import zipfile

_STOCK = "/lib/python314.zip"
_LIBRARY = "/usr/lib/python3.14/"

_OWN = "/lib/retrace/"

# What no program in the sandbox can use: windows, other processes, other machines, files, tools for developers; and
# what is there in another form: in C, frozen, or as a fake.
_LEFT_OUT = (
    "__hello__.py", "_sysconfigdata_", "__phello__/", "_android_support.py", "_apple_support.py", "_ios_support.py", "_osx_support.py",
    "_pydatetime.py", "_pyio.py", "_pyrepl/", "_ssl.py", "antigravity.py", "asyncio/__main__.py",
    "asyncio/proactor_events.py", "asyncio/tools.py", "asyncio/windows_", "bdb.py", "cProfile.py", "cmd.py", "code.py",
    "compileall.py", "compression/lzma.py", "compression/zstd/", "concurrent/futures/interpreter.py",
    "concurrent/interpreters/", "ctypes/", "ensurepip/", "filecmp.py", "fileinput.py", "ftplib.py",
    "getpass.py", "http/client.py", "http/cookiejar.py", "http/server.py", "idlelib/", "imaplib.py",
    "importlib/_bootstrap", "importlib/metadata/", "importlib/readers.py", "importlib/resources/",
    "importlib/simple.py", "json/__main__.py", "json/tool.py", "lib-dynload/", "lzma.py", "mailbox.py", "mimetypes.py",
    "modulefinder.py", "multiprocessing/", "netrc.py", "nturl2path.py", "optparse.py", "pdb.py", "pickletools.py",
    "plistlib.py", "poplib.py", "profile.py", "pstats.py", "pty.py", "py_compile.py", "pyclbr.py", "pydoc.py",
    "pydoc_data/", "pyodide/console.py", "pyodide/http/", "rlcompleter.py", "runpy.py", "site-packages/",
    "smtplib.py", "sqlite3/__main__.py", "sqlite3/dump.py", "sre_", "ssl.py", "sysconfig/__main__.py", "tabnanny.py", "tarfile.py", "tkinter/",
    "trace.py", "tty.py", "turtle", "unittest/__main__.py", "urllib/request.py", "urllib/robotparser.py", "venv/",
    "wave.py", "webbrowser.py", "wsgiref/", "xmlrpc/", "zipapp.py",
)  # fmt: skip

# Whose source lines a traceback may show …
_WITH_SOURCE = (
    "_weakrefset.py", "asyncio/", "codecs.py", "collections/", "concurrent/futures/", "contextlib.py", "copy.py",
    "dataclasses.py", "enum.py", "functools.py", "heapq.py", "json/", "logging/__init__.py", "queue.py", "random.py",
    "statistics.py", "threading.py",
)  # fmt: skip

# … but for the parts that talk to an operating system, which no program gets to.
_WITHOUT_SOURCE = (
    "asyncio/base_subprocess.py", "asyncio/selector_events.py", "asyncio/sslproto.py", "asyncio/subprocess.py",
    "asyncio/transports.py", "asyncio/unix_events.py", "concurrent/futures/process.py",
)  # fmt: skip

_HASH_BASED_UNCHECKED = 0b01

# Pyodide's loader of packages takes half of the library with it at the start; there is nothing to load here, so this
# stands in for it, with what Pyodide asks of it.
_PACKAGE_LOADER = "pyodide/_package_loader.py"
_NO_PACKAGE_LOADER = b"""
class Folder:
    def __init__(self, path):
        self.path = path

    def __str__(self):
        return self.path

SITE_PACKAGES = Folder("/lib/python3.14/site-packages")
DSO_DIR = Folder("/usr/lib")

def init_loaded_packages():
    pass
"""

# What no program sees needs no docstrings.
_HIDDEN = ("_pyodide/", "pyodide/", "retrace/")


def _without_docstrings(source):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            if ast.get_docstring(node, clean=False) is not None:
                node.body[0] = ast.copy_location(ast.Pass(), node.body[0])
    return tree


# Kinds of entries in a table of positions, with the bit that begins an entry: a line without columns, and no line.
_LINE, _NO_LINE = 0x80 | 13 << 3, 0x80 | 15 << 3
# An entry stands for so many units of code at most, of two bytes each.
_UNITS = 8


def _signed_number(value):
    """In groups of six bits, the lowest first; the lowest bit of all is the sign."""
    rest = -value << 1 | 1 if value < 0 else value << 1
    while rest > 0x3F:
        yield 0x40 | rest & 0x3F
        rest >>= 6
    yield rest


def _without_columns(code):
    """The same code with lines alone. Columns serve to underline a part of a source line, and take a fifth of the bytes."""
    table, line = bytearray(), code.co_firstlineno
    for start, end, number in code.co_lines():
        units = (end - start) // 2
        while units > 0:
            length = min(units, _UNITS)
            units -= length
            if number is None:
                table.append(_NO_LINE | length - 1)
            else:
                table.append(_LINE | length - 1)
                table.extend(_signed_number(number - line))
                line = number
    consts = tuple(_without_columns(part) if isinstance(part, types.CodeType) else part for part in code.co_consts)
    return code.replace(co_linetable=bytes(table), co_consts=consts)


def _bytecode(filename, source, is_hidden=False, has_source=False):
    shown = _without_docstrings(source) if is_hidden else source
    code = compile(shown, filename, "exec", dont_inherit=True, optimize=0)
    if not has_source:
        code = _without_columns(code)
    header = importlib.util.MAGIC_NUMBER + _HASH_BASED_UNCHECKED.to_bytes(4, "little")
    return header + importlib.util.source_hash(source) + marshal.dumps(code)


def _entries(stock):
    for name in sorted(stock.namelist()):
        if name.endswith("/") or name.startswith(_LEFT_OUT):
            continue
        data = _NO_PACKAGE_LOADER if name == _PACKAGE_LOADER else stock.read(name)
        if name.endswith(".py"):
            has_source = name.startswith(_WITH_SOURCE) and name not in _WITHOUT_SOURCE
            yield name + "c", _bytecode(_LIBRARY + name, data, name.startswith(_HIDDEN), has_source)
            if has_source:
                yield name, data
        else:
            yield name, data


def build():
    own = [
        (f"retrace/{name}.pyc", _bytecode(f"{_OWN}{name}.py", source.encode(), is_hidden=True))
        for name, source in sources.items()
    ]
    # Zones of several names have one file, which is written once.
    files = {text: base64.b64decode(text) for text in zones.values()}
    own.append(("retrace/zones", marshal.dumps({name: files[text] for name, text in zones.items()})))
    buffer = io.BytesIO()
    with zipfile.ZipFile(_STOCK) as stock, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as made:
        for name, data in [*_entries(stock), *own]:
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return buffer.getvalue()


build()
