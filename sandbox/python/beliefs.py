"""What a believer's program can call and a real one cannot: the helpers in `__retrace__`, and other machines.

A helper that is a coroutine function has a name with an underscore in front, because the trace names what a task
waits for by the first call of the library without one.
"""

import asyncio
import builtins
from types import SimpleNamespace

HELPERS = SimpleNamespace()
MACHINES = {}


def helper(thing):
    """Offer a function or a class to changed programs, under its name without the underscore."""
    setattr(HELPERS, thing.__name__.lstrip("_"), thing)
    return thing


def machine(change):
    """Register what makes the machine of a whole run another one."""
    MACHINES[change.__name__] = change
    return change


def install(name):
    """Make the helpers known to the program that runs next, and change its machine if there is one to change."""
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
    """A class that the trace calls by the name of the one that it stands in for."""

    def rename(own):
        for function in vars(own).values():
            if hasattr(function, "__qualname__"):
                function.__qualname__ = f"{base}.{function.__name__}"
        return helper(own)

    return rename
