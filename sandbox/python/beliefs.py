"""What only misconception runs use: the helpers in `__retrace__`, and changes to the runtime (machines).

A helper that is a coroutine function has a name with an underscore in front, because the trace names what a task
waits for by the first call of the library without one.
"""

import asyncio
import builtins
from types import SimpleNamespace

HELPERS = SimpleNamespace()
MACHINES = {}


def helper(thing):
    """Make a function or a class available to changed programs, under its name without the underscore."""
    setattr(HELPERS, thing.__name__.lstrip("_"), thing)
    return thing


def machine(change):
    """Register a change to the runtime for a whole run."""
    MACHINES[change.__name__] = change
    return change


def install(name):
    """Make the helpers available to the next program, and change its runtime if `name` is a machine."""
    builtins.__retrace__ = HELPERS
    for known in ("run", "sleep", "gather", "shield", "CancelledError"):
        setattr(HELPERS, known, getattr(asyncio, known))
    if name is not None:
        MACHINES[name]()


class Wrapped:
    """An awaitable that awaits others in a way of its own, within the task that awaits it."""

    def __init__(self, coroutine_function, *arguments):
        self._awaiting = coroutine_function, arguments

    def __await__(self):
        function, arguments = self._awaiting
        return function(*arguments).__await__()


def as_library_class(base):
    """A class that the trace shows under the name of the class that it replaces."""

    def rename(own):
        for function in vars(own).values():
            if hasattr(function, "__qualname__"):
                function.__qualname__ = f"{base}.{function.__name__}"
        return helper(own)

    return rename
