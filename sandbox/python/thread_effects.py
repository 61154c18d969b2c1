"""Finds where it matters that a function in a thread ran to its end before the others went on.

What it prints and returns is held back until its time. But a list that it appends to after a wait is changed
at once, and others would see that too early; and what it reads after a wait, others may still change.
"""

import collections
import dis
import types

_STORES = {
    "STORE_ATTR", "STORE_DEREF", "STORE_GLOBAL", "STORE_SUBSCR", "STORE_SLICE",
    "DELETE_ATTR", "DELETE_DEREF", "DELETE_GLOBAL", "DELETE_SUBSCR",
}  # fmt: skip
_MUTATORS = {
    "add", "append", "appendleft", "clear", "discard", "extend", "extendleft", "insert", "notify", "notify_all",
    "pop", "popitem", "popleft", "put", "put_nowait", "remove", "set", "set_result", "set_exception", "setdefault",
    "update",
}  # fmt: skip


class EffectFinder:
    def __init__(self):
        self._lines = {}

    def changes_something(self, code, line):
        """Whether this line of the code stores outside its own local names."""
        if code not in self._lines:
            self._lines[code] = {*_changing_lines(code)}
        return line in self._lines[code]


def _changing_lines(code):
    line = None
    for instruction in dis.get_instructions(code):
        line = instruction.line_number or line
        name = instruction.baseopname
        if name in _STORES or (name == "LOAD_ATTR" and instruction.argval in _MUTATORS):
            yield line


_NO_DATA = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType, type)
_COLLECTIONS = (list, tuple, set, frozenset, collections.deque)
_MAX_ITEMS = 1_000


class Sight:
    """What a line of a thread can see of data that others may change, to be looked at again when its time has come."""

    def __init__(self, frame):
        names = frame.f_globals
        self._names = names
        self._values = {
            name: names[name]
            for name in frame.f_code.co_names
            if name in names and not isinstance(names[name], _NO_DATA)
        }
        things = [*self._values.values(), *frame.f_locals.values()]
        contents = ((thing, _content(thing)) for thing in things if not isinstance(thing, _NO_DATA))
        self._contents = [(thing, content) for thing, content in contents if content is not None]

    def is_empty(self):
        return not self._values and not self._contents

    def has_changed(self):
        return any(self._names.get(name) is not value for name, value in self._values.items()) or any(
            _content(thing) != content for thing, content in self._contents
        )


def _content(thing):
    """What the thing holds, told by identity; None for what holds nothing that could change."""
    if isinstance(thing, _COLLECTIONS):
        return tuple(map(id, thing)) if len(thing) <= _MAX_ITEMS else len(thing)
    if isinstance(thing, dict):
        return tuple((id(key), id(value)) for key, value in thing.items()) if len(thing) <= _MAX_ITEMS else len(thing)
    module = type(thing).__module__
    if module.startswith(("asyncio", "_asyncio", "_retrace", "_thread")):
        return None
    attributes = getattr(thing, "__dict__", None)
    return None if type(attributes) is not dict else tuple((name, id(value)) for name, value in attributes.items())
