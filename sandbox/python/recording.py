"""What a record of variables consists of, whether after each line or after each step of an event loop."""

from _retrace.namespaces import Names
from _retrace.values import Values


class Recording:
    """Steps, and the names and values in them, each written once; it ends where it becomes too long."""

    def __init__(self, max_characters, max_looks):
        self.is_on = True
        self._max_characters, self._max_looks = max_characters, max_looks
        self._values, self._functions, self._names = Values(), Names(), Names()
        self._steps = []
        self._is_cut = False
        # Of the steps and the values in them.
        self._characters = 0

    def result(self):
        self.is_on = False
        return {
            "functions": self._functions.all,
            "names": self._names.all,
            "values": self._values.all,
            "steps": self._steps,
            "isCut": self._is_cut,
        }

    def cut(self):
        """The run goes on for longer than it is recorded."""
        self._is_cut, self.is_on = True, False

    def _is_too_long(self, looks=0):
        """Whether more has been written than may be, or looked at: values, and `looks` besides."""
        characters = self._characters + self._functions.length + self._names.length
        return characters > self._max_characters or self._values.looks + looks > self._max_looks
