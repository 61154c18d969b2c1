"""Removes everything that reaches outside the interpreter, and reports it when a program tries to use it."""

import builtins
import fcntl
import importlib.machinery
import os
import select
import signal
import subprocess
import sys
import zipimport

from _retrace import console, guard, state
from _retrace.memory_folders import missing
from _retrace.tracebacks import OWN_FOLDER

# Doors to JavaScript, to native code and to other processes. Where a name is missing here, the JavaScript
# side of the sandbox still has nothing left to reach.
_HIDDEN = (
    "retrace", "js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "ctypes", "_ctypes", "_ctypes_test",
    "_testcapi", "_testinternalcapi", "_testclinic", "_testclinic_limited", "_testlimitedcapi", "_testbuffer",
    "_xxtestfuzz", "_remote_debugging", "_retrace", "micropip", "pyodide_kernel", "webbrowser", "antigravity",
)  # fmt: skip

_REFUSED_MODULES = {
    "multiprocessing": "multiprocessing (other processes)",
    "subprocess": "subprocess (other programs)",
    "ssl": "ssl (encrypted connections)",
    "ctypes": "ctypes (native code)",
}

# Audit events that mean leaving the interpreter, and how to describe them.
_REFUSED_EVENTS = {
    "os.system": "os.system() (other programs)",
    "os.exec": "os.exec…() (other programs)",
    "os.fork": "os.fork() (other processes)",
    "os.forkpty": "os.forkpty() (other processes)",
    "os.posix_spawn": "os.posix_spawn() (other programs)",
    "os.spawn": "os.spawn…() (other programs)",
    "os.startfile": "os.startfile() (other programs)",
    "os.killpg": "os.killpg() (other processes)",
    "os.listdir": "os.listdir() (files)",
    "os.scandir": "os.scandir() (files)",
    "os.mkdir": "os.mkdir() (files)",
    "os.rename": "os.rename() (files)",
    "os.remove": "os.remove() (files)",
    "os.rmdir": "os.rmdir() (files)",
    "os.link": "os.link() (files)",
    "os.symlink": "os.symlink() (files)",
    "os.truncate": "os.truncate() (files)",
    "os.chmod": "os.chmod() (files)",
    "os.chown": "os.chown() (files)",
    "os.chdir": "os.chdir() (files)",
    "os.utime": "os.utime() (files)",
    "subprocess.Popen": "subprocess (other programs)",
    "socket.__new__": "socket (the network)",
    "socket.gethostbyname": "socket (the network)",
    "socket.gethostbyaddr": "socket (the network)",
    "socket.getnameinfo": "socket (the network)",
    "socket.getservbyname": "socket (the network)",
    "socket.getservbyport": "socket (the network)",
    "socket.getaddrinfo": "socket (the network)",
    "socket.connect": "socket (the network)",
    "socket.bind": "socket (the network)",
    "ctypes.dlopen": "ctypes (native code)",
    "mmap.__new__": "mmap (files)",
    "pty.spawn": "pty (other programs)",
    "_thread.start_new_thread": "_thread.start_new_thread() (threads)",
    "_thread.start_joinable_thread": "_thread.start_joinable_thread() (threads)",
    "signal.pthread_kill": "signals",
    "signal.raise_signal": "signals",
    "remote_debugger_script": "another interpreter",
}

# Functions that raise no such event, or that WebAssembly does not have.
_REFUSED_FUNCTIONS = {
    os: {
        **dict.fromkeys(("_exit", "abort"), "os._exit()"),
        **dict.fromkeys(("fork", "forkpty", "wait", "waitpid"), "os.fork() (other processes)"),
        **dict.fromkeys(("system", "popen"), "os.system() (other programs)"),
        **dict.fromkeys(("pipe", "pipe2", "socketpair"), "os.pipe() (other processes)"),
        **dict.fromkeys(
            ("dup", "dup2", "get_blocking", "lockf", "pread", "preadv", "sendfile", "set_blocking"),
            "file descriptors (os)",
        ),
    },
    fcntl: dict.fromkeys(("fcntl", "flock", "ioctl", "lockf"), "fcntl (file descriptors)"),
    select: dict.fromkeys(("select", "poll", "epoll"), "select (file descriptors)"),
    signal: dict.fromkeys(("alarm", "setitimer", "pause", "sigwait", "sigtimedwait"), "signals"),
}  # fmt: skip

_WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _on_audit(event, arguments):
    run = state.current
    if run is None or run.stopped is not None:
        return
    if event == "open":
        path, mode, flags = arguments
        _check_open(run, path, mode, flags)
    elif event in _REFUSED_EVENTS:
        run.refuse(_REFUSED_EVENTS[event])


def _check_open(run, path, mode, flags):
    """Let Python read its own library, and let a program find that a file does not exist; refuse everything else."""
    if isinstance(path, int):
        run.refuse(f"a file descriptor (open({path}))")
    name = os.fsdecode(path)
    is_writing = bool(flags & _WRITING_FLAGS) if isinstance(flags, int) else False
    if isinstance(mode, str):
        is_writing = is_writing or any(letter in mode for letter in "wax+")
    if not is_writing and name.startswith(("/lib/python", guard.LIBRARY)):
        return
    if name.startswith(OWN_FOLDER):
        raise FileNotFoundError(2, "No such file or directory", path)
    if is_writing or name.startswith("/") or ".." in name or name in ("main.py", "./main.py"):
        run.refuse(f'a file ("{name}")')
    raise missing(path)


class _MissingModules(importlib.machinery.BuiltinImporter):
    """Searched last: reports a module of the standard library that the sandbox leaves out, if a program imports it."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        run = state.current
        if run is not None and path is None and name in sys.stdlib_module_names and _is_asked_for_by_program():
            run.refuse(_REFUSED_MODULES.get(name, f'the module "{name}"'))
        return None


class _HiddenModules(importlib.machinery.BuiltinImporter):
    """Searched first: makes modules that reach outside appear to be missing."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in _HIDDEN:
            run = state.current
            if top in sys.stdlib_module_names and run is not None and _is_asked_for_by_program():
                run.refuse(_REFUSED_MODULES.get(top, f'the module "{top}"'))
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


class _ProgramModules(importlib.machinery.BuiltinImporter):
    """The other files of the program, and stand-ins for modules that need a network or a terminal."""

    _FAKES = {
        "aiohttp": "retrace/fake_aiohttp",
        "requests": "retrace/fake_requests",
        "urllib.request": "retrace/fake_urllib_request",
        "dbm": "retrace/fake_dbm",
        "getpass": "retrace/fake_getpass",
        "pdb": "retrace/fake_pdb",
        "zoneinfo._common": "retrace/fake_zoneinfo_common",
        "zoneinfo._tzpath": "retrace/fake_zoneinfo_tzpath",
    }

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        run = state.current
        if run is not None and name in run.program["modules"]:
            return importlib.machinery.ModuleSpec(name, _SourceLoader(f"{name}.py", run.program["modules"][name]))
        if name in cls._FAKES:
            return importlib.machinery.ModuleSpec(name, _FakeLoader(cls._FAKES[name]))
        return None


class _SourceLoader:
    def __init__(self, filename, source):
        self._filename, self._source = filename, source

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.__file__ = self._filename
        exec(compile(self._source, self._filename, "exec"), vars(module))

    def get_source(self, name):
        return self._source


class _FakeLoader:
    """Loads a stand-in from the library and gives it the current run."""

    def __init__(self, place):
        self._place = place

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module._state = state
        exec(zipimport.zipimporter("/lib/python314.zip").get_code(self._place), vars(module))


def _is_asked_for_by_program():
    frame = sys._getframe(2)
    while frame is not None and frame.f_code.co_filename.startswith(("<frozen importlib", OWN_FOLDER)):
        frame = frame.f_back
    return frame is not None and not guard.is_library(frame.f_code.co_filename)


def _refuses(what):
    def refused(*_, **__):
        state.current.refuse(what)

    return refused


def install():
    """Install the restrictions, and unload every module that they hide."""
    sys.meta_path[:] = [
        _HiddenModules,
        _ProgramModules,
        *(finder for finder in sys.meta_path if isinstance(finder, type)),
        _MissingModules,
    ]
    for name in [*sys.modules]:
        if name.partition(".")[0] in _HIDDEN:
            del sys.modules[name]
    sys.path[:] = [path for path in sys.path if path.endswith(".zip")]
    sys.path_importer_cache.clear()
    builtins.input = console.read_line
    for module, names in _REFUSED_FUNCTIONS.items():
        for name, what in names.items():
            setattr(module, name, _refuses(what))
    subprocess.Popen.__init__ = _refuses("subprocess (other programs)")
    subprocess.Popen.__del__ = lambda self: None
    sys.breakpointhook = _refuses("a person to debug it (breakpoint())")
    sys.addaudithook(_on_audit)
