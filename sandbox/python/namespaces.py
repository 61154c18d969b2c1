"""Which of the variables of a module or a function are recorded."""

import itertools
import sys

from _retrace.sightings import cut
from _retrace.values import is_scenery

_MAX_VARIABLES = 40
# So many are read to find those.
_MAX_NAMES = 1_000
# A longer name is not recorded: only a program that makes its variables by itself has one, and nobody could read it.
_MAX_NAME_LENGTH = 200
FunctionNamespace = type((lambda: sys._getframe().f_locals)())


class Names:
    """The names of a run, each written once."""

    def __init__(self):
        self._indices = {}
        # Of all of them, in characters.
        self.length = 0

    @property
    def all(self):
        return [*self._indices]

    def index_of(self, name):
        """Where the name, shortened, stands among all names."""
        name = cut(name)
        index = self._indices.get(name)
        if index is None:
            index = self._indices[name] = len(self._indices)
            self.length += len(name)
        return index


def shown_variables(namespace, is_module):
    """Pairs of name and value, in order; without what Python itself adds, and modules, functions and classes by their own name."""
    shown = []
    for name, value in _pairs_in(namespace):
        if type(name) is not str or len(name) > _MAX_NAME_LENGTH or name[:1] in "._" and (name[:1] == "." or name[:2] == "__"):
            continue
        if is_scenery(name, value, is_module):
            continue
        if len(shown) == _MAX_VARIABLES:
            break
        shown.append((name, value))
    return shown


def _pairs_in(namespace):
    """A class may be made in a mapping of the program's own: that is read as the dictionary it is, or not at all."""
    kind = type(namespace)
    if kind is FunctionNamespace:
        return namespace.items()
    return [*itertools.islice(dict.items(namespace), _MAX_NAMES)] if issubclass(kind, dict) else ()
