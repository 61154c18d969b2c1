"""Finds what a function in a thread does to things that others may see, once it has waited.

The function ran to its end before the others went on. What it prints and returns is held back until its
time, but a list that it appends to is changed at once: others would see the change too early.
"""

import dis

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
