"""Hides the modules that this interpreter has loaded for itself and a program has not imported.

Natively, only what Python needs to start is loaded before the program. Here almost everything is, because loading takes
time. A run in which the program does not see it shows whether its output depends on that.
"""

import builtins
import sys

from _retrace.guard import is_library

# What a native interpreter has loaded when a program begins, whatever the program imports.
_ALWAYS = frozenset(
    "__main__ _abc _codecs _collections_abc _frozen_importlib _frozen_importlib_external _imp _io _signal _site _stat _thread "
    "_warnings _weakref abc builtins codecs encodings encodings.aliases encodings.utf_8 genericpath io marshal os os.path posix "
    "posixpath site stat sys time zipimport".split()
)
_native_import = builtins.__import__


class _Modules(dict):
    """The loaded modules as the program sees them. Python itself sees all of them, and every change reaches them."""

    def __init__(self, loaded):
        super().__init__(loaded)
        self._loaded = loaded
        self._hidden = {*loaded} - _ALWAYS

    def show(self, name):
        """The program has imported this module, and with it the packages that it is in."""
        while name:
            self._hidden.discard(name)
            name = name.rpartition(".")[0]

    def _seen(self):
        return {name: module for name, module in self._loaded.items() if name not in self._hidden}

    def _all_or_seen(self):
        # Whoever asks stands above the method that calls this one.
        asks = sys._getframe(2).f_code.co_filename
        return self._loaded if is_library(asks) else self._seen()

    def __contains__(self, name):
        return name in self._all_or_seen()

    def __getitem__(self, name):
        return self._all_or_seen()[name]

    def get(self, name, default=None, /):
        return self._all_or_seen().get(name, default)

    def __iter__(self):
        return iter(self._all_or_seen())

    def __len__(self):
        return len(self._all_or_seen())

    def __repr__(self):
        return repr(self._seen())

    def keys(self):
        return self._all_or_seen().keys()

    def values(self):
        return self._all_or_seen().values()

    def items(self):
        return self._all_or_seen().items()

    def copy(self):
        return {**self._all_or_seen()}

    def __setitem__(self, name, module):
        self._hidden.discard(name)
        self._loaded[name] = module

    def __delitem__(self, name):
        del self._loaded[name]

    def pop(self, name, *default):
        return self._loaded.pop(name, *default)

    def setdefault(self, name, default=None, /):
        self._hidden.discard(name)
        return self._loaded.setdefault(name, default)

    def update(self, *others, **more):
        for name, module in dict(*others, **more).items():
            self[name] = module


def hide_what_the_program_did_not_import():
    modules = sys.modules = _Modules(sys.modules)

    def importing(name, globals=None, locals=None, fromlist=(), level=0):
        found = _native_import(name, globals, locals, fromlist, level)
        if level == 0 and not is_library(sys._getframe(1).f_code.co_filename):
            modules.show(name)
            for each in fromlist or ():
                modules.show(f"{name}.{each}")
        return found

    importing.__name__ = importing.__qualname__ = "__import__"
    importing.__module__ = "builtins"
    builtins.__import__ = importing
