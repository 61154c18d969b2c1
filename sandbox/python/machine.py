"""The computer that a program seems to run on: an ordinary one of 64 bits, or another, to see whether that matters.

What a program can learn about its computer is gathered here. A run on the other one shows whether its output depends
on any of it, in whatever way the program asks.
"""

import _locale
import _tracemalloc
import array
import builtins
import collections
import gc
import hashlib
import importlib.machinery
import locale
import os
import platform
import posix
import signal
import sqlite3
import struct
import socket
import sys
import threading
import types
import zlib

from _retrace import loaded_modules, rounding, state

_native_getsizeof, _native_setlocale, _native_dir = sys.getsizeof, _locale.setlocale, builtins.dir
_native_traced_memory, _native_traces = _tracemalloc.get_traced_memory, _tracemalloc._get_traces
# Formats whose sizes differ between computers of 32 and of 64 bits, if the format does not name a standard size.
_WIDE, _STANDARD = frozenset("lLnNP"), ("<", ">", "=", "!")
# What another computer has in memory besides: objects that count when garbage is collected, and loaded modules.
_MORE_OBJECTS = 700
_MORE_MODULES = ("_sysconfigdata__darwin_darwin", "sitecustomize", "_locale_of_system")

_NO_BASES = {bool, memoryview, range, slice, type(...), type(None), type(NotImplemented)}


class Machine:
    """The usual machine."""

    platform, system, architecture, release = "linux", "Linux", "x86_64", "6.12.0"
    node, user, folder, home = "computer", "learner", "/home/learner", "/home/learner"
    executable, prefix, lang = "/usr/bin/python3", "/usr", "en_US.UTF-8"
    build, compiler = "main, Dec  5 2025, 14:12:03", "GCC 14.2.0"
    process, parent, user_number, load = 4_211, 4_017, 1_000, 0.25
    # How many blocks of memory Python itself uses.
    blocks = 25_112
    # Native programs see large numbers here, which differ from run to run.
    first_ident = 140_735_000_000_000
    processors = 1
    # Whether there is a file under any path that a program does not make itself: nobody knows for its learners.
    has_other_files = False
    # How many functions of the interpreter's own run below the program.
    depth_below = 0
    # Whether the program writes to a terminal and how many columns and lines that has; and where temporary files are.
    has_terminal, columns, lines, temporary = False, None, None, "/tmp"
    # Files in its own folder, and in that for temporary ones, which a program finds when it starts.
    names_of_others = ()

    def memory(self, number):
        """How many bytes something takes here that takes so many in this interpreter."""
        return number

    def in_its_order(self, names):
        """The order in which it gives what is in a folder, and the keys of a database of dbm."""
        return sorted(names)

    def zones_of(self, names):
        """The time zones that are known here."""
        return {*names}

    def clutter(self):
        """Objects that are in memory when the program starts; they must be kept as long as it runs."""
        return []


class OtherMachine(Machine):
    platform, system, architecture, release = "darwin", "Darwin", "arm64", "25.1.0"
    node, user, folder, home = "laptop.local", "reader", "/Users/reader/lessons", "/Users/reader"
    executable, prefix, lang = "/opt/python/bin/python3.14", "/opt/python", "de_DE.UTF-8"
    build, compiler = "tags/v3.14.2, Jan  9 2026, 08:00:00", "Clang 17.0.0"
    # Nothing that a program might compute from the numbers of a process is the same, such as whether it is even.
    process, parent, user_number, load = 90_358, 814, 502, 1.75
    blocks = 31_407
    first_ident = 6_170_000_000
    processors = 12
    has_terminal, columns, lines, temporary = True, "117", "43", "/var/folders/tmp"
    has_other_files = True
    depth_below = 1
    names_of_others = ("Untitled.ipynb",)

    def memory(self, number):
        return 2 * number + 8

    def in_its_order(self, names):
        return sorted(names, reverse=True)

    def zones_of(self, names):
        # Other releases have another number of them.
        return {*names} - {"Zulu"}

    def clutter(self):
        # A list that grew would leave holes behind, in which the program's objects would lie in another order.
        kept = [None] * _MORE_OBJECTS
        for at in range(_MORE_OBJECTS):
            kept[at] = []
        return kept


# A later version, for those who print it; what asks for at least a version finds it.
_Version = collections.namedtuple("version_info", "major minor micro releaselevel serial")
_LATER = _Version(3, 15, 1, "final", 0)
# So many objects later, garbage is collected. How many it natively takes differs from version to version.
_OBJECTS_TO_COLLECT = 600
_HASHES_OF_OTHERS = {"ripemd160", "sm3"}


def _subclasses():
    """Classes of other modules: how many a class of Python has depends on what has been imported."""
    for base in vars(builtins).values():
        if isinstance(base, type) and base not in _NO_BASES:
            yield type(f"Other{base.__name__}", (base,), {"__module__": "_locale_of_system", "__slots__": ()})


def _here():
    return state.current.machine


def _uname():
    here = _here()
    return posix.uname_result((here.system, here.node, here.release, "#1", here.architecture))


def _get_terminal_size():
    if not _here().has_terminal:
        raise OSError(25, "Inappropriate ioctl for device")
    return os.terminal_size((int(_here().columns), int(_here().lines)))


def _getsizeof(obj, /, *default):
    return _here().memory(_native_getsizeof(obj, *default))


def _get_traced_memory():
    return tuple(map(_here().memory, _native_traced_memory()))


def _get_traces():
    return [(domain, _here().memory(size), *place) for domain, size, *place in _native_traces()]


def _refuse_wide(form):
    """Refuse formats of this machine's own width, which is not the width of a learner's."""
    text = form.decode("ascii", "replace") if isinstance(form, (bytes, bytearray)) else form
    if isinstance(text, str) and not text.startswith(_STANDARD) and not _WIDE.isdisjoint(text):
        state.current.refuse("the sizes of C on a computer of 64 bits (struct)")


def _checked(native):
    def check(form, /, *arguments, **options):
        _refuse_wide(form)
        return native(form, *arguments, **options)

    check.__name__ = check.__qualname__ = native.__name__
    check.__module__ = "_struct"
    return check


class Struct(struct.Struct):
    __slots__ = ()

    def __init__(self, format):
        _refuse_wide(format)
        super().__init__(format)


class WideArray(array.array):
    """array.array, whose items of C's type long have half of their usual size here."""

    __slots__ = ()

    def __new__(cls, typecode, *initializer):
        if typecode in ("l", "L"):
            state.current.refuse("the sizes of C on a computer of 64 bits (array)")
        return super().__new__(cls, typecode, *initializer)


def _setlocale(category, locale=None):
    """Only the locale C is the same everywhere; the one that a program begins with is that of its computer."""
    if locale is None and category == _locale.LC_CTYPE:
        return _here().lang
    if locale not in (None, "C", "POSIX"):
        state.current.refuse("locales of a computer other than C (locale.setlocale)")
    return _native_setlocale(category, locale)


def _dir(*things):
    """What dir() tells where Python has another version: its own modules and classes have more names."""
    if not things:
        return sorted(sys._getframe(1).f_locals)
    names = _native_dir(*things)
    thing = things[0]
    kind = thing if isinstance(thing, type) else type(thing)
    is_module = isinstance(thing, types.ModuleType)
    is_own = thing.__name__ in state.current.program["modules"] if is_module else kind.__module__ == "__main__"
    more = ["__another_version__"] if is_own else ["__another_version__", "another_version"]
    return sorted([*names, *more]) if isinstance(names, list) and not (is_module and is_own) else names


_FUNCTIONS = {
    "getpid": lambda: _here().process,
    "getppid": lambda: _here().parent,
    "getpgrp": lambda: _here().process,
    "getpgid": lambda pid: _here().process,
    "getsid": lambda pid: _here().parent,
    **dict.fromkeys(("getuid", "geteuid", "getgid", "getegid"), lambda: _here().user_number),
    "getlogin": lambda: _here().user,
    "getloadavg": lambda: (_here().load,) * 3,
    "cpu_count": lambda: _here().processors,
    "process_cpu_count": lambda: _here().processors,
    "uname": _uname,
    "getcwd": lambda: _here().folder,
    "getcwdb": lambda: _here().folder.encode(),
    "get_terminal_size": lambda descriptor=1, /: _get_terminal_size(),
    "isatty": lambda descriptor, /: _here().has_terminal,
}  # fmt: skip


def install():
    """Let every question about the computer be answered by the machine of the run."""
    del sys._emscripten_info
    for name, function in _FUNCTIONS.items():
        setattr(os, name, function)
        if hasattr(posix, name):
            setattr(posix, name, function)
    sys.getsizeof = _getsizeof
    sys.getallocatedblocks = lambda: _here().blocks
    _tracemalloc.get_traced_memory, _tracemalloc._get_traces = _get_traced_memory, _get_traces
    socket.gethostname = lambda: _here().node
    threading.get_native_id = lambda: _here().process
    for name in ("calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack"):
        setattr(struct, name, _checked(getattr(struct, name)))
    _locale.setlocale = _setlocale
    locale._setlocale = _setlocale
    struct.Struct = Struct
    Struct.__module__ = "_struct"
    array.array = array.ArrayType = WideArray
    WideArray.__name__ = WideArray.__qualname__ = "array"
    WideArray.__module__ = "array"


def _another_hash_info():
    """No native computer has the one of this interpreter, which is that of 32 bits."""
    native = sys.hash_info
    names = ("width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
    numbers = {"width": 128, "modulus": 2**127 - 1, "hash_bits": 256, "seed_bits": 256}
    return types.SimpleNamespace(**{name: getattr(native, name) for name in names} | numbers)


def _give_other_parts(machine):
    """What Python is put together from differs: which modules are within it, and the libraries of others that it uses."""
    sys.path.append(f"{machine.prefix}/extensions")
    # Those that are not loaded yet are found by this list.
    sys.builtin_module_names = tuple(name for name in sys.builtin_module_names if name[:1] == "_" or name not in sys.modules)
    sys.stdlib_module_names |= {"_another_module"}
    for name in sys.stdlib_module_names & sys.modules.keys() - {"builtins", "sys", "time"}:
        module = sys.modules[name]
        if getattr(module.__spec__, "origin", None) == "built-in":
            module.__file__ = f"{machine.prefix}/extensions/{name}.so"
            module.__spec__, module.__loader__ = importlib.machinery.ModuleSpec(name, None, origin=module.__file__), None
    zlib.ZLIB_VERSION = zlib.ZLIB_RUNTIME_VERSION = "1.2.12"
    hashlib.algorithms_available = hashlib.algorithms_available | _HASHES_OF_OTHERS
    sqlite3.sqlite_version, sqlite3.sqlite_version_info = "3.51.1", (3, 51, 1)
    signal.valid_signals = lambda: {signal.SIGINT, signal.SIGTERM}


def settle(machine):
    """Put what Python keeps as plain values where a program finds it."""
    sys.platform, sys.executable, sys.orig_argv = machine.platform, machine.executable, [machine.executable, *sys.argv]
    sys._base_executable = machine.executable
    sys.prefix = sys.exec_prefix = sys.base_prefix = sys.base_exec_prefix = machine.prefix
    sys.maxsize = 2**63 - 1
    sys.path.append(f"{machine.prefix}/lib/python3.14/site-packages")
    sys.version = f"{sys.version.partition(' ')[0]} ({machine.build}) [{machine.compiler}]"
    sys.implementation._multiarch = "x86_64-linux-gnu"
    main = threading.main_thread()
    main._ident = machine.first_ident
    threading._active.clear()
    threading._active[main._ident] = main
    platform._uname_cache = None
    platform._platform_cache.clear()
    os.environ.clear()
    posix.environ.clear()
    if machine.columns is not None:
        # What can be coloured is not.
        os.environ.update(COLUMNS=machine.columns, LINES=machine.lines, TERM="dumb", TMPDIR=machine.temporary)
    os.environ.update(
        HOME=machine.home, USER=machine.user, LOGNAME=machine.user, LANG=machine.lang, PWD=machine.folder,
        PATH=f"{machine.prefix}/bin",
    )  # fmt: skip
    if isinstance(machine, OtherMachine):
        sys.thread_info = types.SimpleNamespace(name="solaris", lock=None, version=None)
        sys.hash_info = _another_hash_info()
        sys.version_info, sys.hexversion = _LATER, 0x030F01F0
        sys.version = f"3.15.1 {sys.version.partition(' ')[2]}"
        builtins.dir = _dir
        rounding.round_otherwise()
        _give_other_parts(machine)
        gc.set_threshold(_OBJECTS_TO_COLLECT, *gc.get_threshold()[1:])
        sys.modules.update((name, types.ModuleType(name)) for name in _MORE_MODULES)
        # Before the holes in the memory are filled, because making classes leaves some.
        machine.classes = [*_subclasses()]
        loaded_modules.hide_what_the_program_did_not_import()
