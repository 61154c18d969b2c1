"""Records a run line by line: the frames, their variables and what changed; see domain/program/line-trace.ts.

No value and no frame is ever kept, and no code of the program is called: both would change what it does.
"""

import itertools

from _retrace.describe import short_name
from _retrace.namespaces import FunctionNamespace, shown_variables
from _retrace.recording import Recording
from _retrace.records import MAIN_FILE
from _retrace.sightings import cut, message

MAX_STEPS = 10_000
# Of all that is recorded.
MAX_CHARACTERS = 1_000_000
# How many values are looked at in a run; beyond that, tracing would take seconds.
MAX_LOOKS = 200_000
# Beside the module, variables are recorded of so many functions, counted from the one that runs.
WATCHED_FRAMES = 12
_STEP_CHARACTERS = 40
_GONE = -1
# A flag of code: it is that of a function and not of a module or a class.
_OF_FUNCTION = 1


class LineTracer(Recording):
    """Is told of every line, return, yield and error of the program; a step is what happens until the next of them."""

    def __init__(self):
        super().__init__(MAX_CHARACTERS, MAX_LOOKS)
        # The numbers of the functions that are running, outermost first; the module is number 0.
        self._stack = [0]
        # Where they stand there, by what identifies them, and what identifies them.
        self._places, self._keys = {}, [None]
        self._next_number = 1
        # The numbers of generators that may go on.
        self._suspended = {}
        # Whether the last look has found all variables.
        self._sees_all = True
        # By number: the index of the value that was last recorded of each variable.
        self._recorded = {0: {}}

    # -- what the program does

    def line(self, frame, line):
        self._begin(frame, {"line": line})

    def returned(self, frame, value, is_suspended):
        """A function returns, or a generator yields; a module or a class is simply over."""
        code = frame.f_code
        kind = "yield" if is_suspended else "return"
        step = {"line": frame.f_lineno, "kind": kind} if code.co_flags & _OF_FUNCTION else None
        if not self._begin(frame, step, value) or code.co_name == "<module>" or not self._steps:
            return
        number, key = self._stack[-1], self._keys[-1]
        self._pop(1)
        if is_suspended:
            self._suspended[key] = number
        else:
            del self._recorded[number]
        last = self._steps[-1]
        last["popped"] = last.get("popped", 0) + 1

    def raised(self, frame, error):
        error = {"type": cut(type(error).__name__), "message": message(error)}
        self._begin(frame, {"line": frame.f_lineno, "kind": "raise", "error": error})

    def printed(self, stream, text):
        if self.is_on and self._steps:
            texts = self._steps[-1].setdefault("printed", [])
            self._characters += len(text)
            if texts and texts[-1]["stream"] == stream:
                texts[-1]["text"] = cut(texts[-1]["text"] + text)
            else:
                texts.append({"stream": stream, "text": cut(text)})

    # -- steps

    def _begin(self, frame, step, value=None):
        """End the last step with what has changed since, and begin another, if any; returns whether it did."""
        if not self.is_on:
            return False
        try:
            base, new = self._find(frame)
            changed = self._changes(frame, base, new)
            if step is not None and "kind" in step and step["kind"] != "raise":
                step["value"] = self._values.index_of(value)
        except RecursionError:
            # The program is about to recurse too deeply; what is left out here is found at the next line.
            return False
        self._end_step(base, new, changed)
        if self._sees_all:
            self._values.end_look()
        self._sees_all = True
        if len(self._steps) >= MAX_STEPS or self._is_too_long():
            self.cut()
            return False
        if step is not None:
            self._characters += _STEP_CHARACTERS
            self._steps.append(step)
        return True

    def _end_step(self, base, new, changed):
        popped = len(self._stack) - base - 1
        for number in self._stack[base + 1 :]:
            del self._recorded[number]
        self._pop(popped)
        pushed = []
        for key, number, name in new:
            self._suspended.pop(key, None)
            self._next_number = max(self._next_number, number + 1)
            self._places[key] = len(self._stack)
            self._stack.append(number)
            self._keys.append(key)
            self._recorded.setdefault(number, {})
            pushed.append([number, self._functions.index_of(name)])
        for number, name, index in changed:
            if index == _GONE:
                del self._recorded[number][name]
            else:
                self._recorded[number][name] = index
        if not self._steps:
            return
        last = self._steps[-1]
        if popped:
            last["popped"] = last.get("popped", 0) + popped
        if pushed:
            last["pushed"] = pushed
        if changed:
            last["changed"] = [[number, self._names.index_of(name), index] for number, name, index in changed]
        self._characters += 12 * (len(changed) + len(pushed)) + self._values.take_length()

    def _pop(self, count):
        for _ in range(count):
            self._stack.pop()
            del self._places[self._keys.pop()]

    def _find(self, frame):
        """Where in the stack the innermost function stands that was there before, and the functions above it.

        These are each given by what identifies it, its number and its name.
        """
        base, above = 0, []
        while frame is not None:
            code = frame.f_code
            if code.co_filename == MAIN_FILE:
                if code.co_name == "<module>":
                    break
                key = id(frame), id(code)
                if key in self._places:
                    base = self._places[key]
                    break
                above.append((key, code.co_qualname if code.co_flags & _OF_FUNCTION else f"class {code.co_qualname}"))
            frame = frame.f_back
        new, free = [], itertools.count(self._next_number)
        for key, name in reversed(above):
            number = self._suspended.get(key)
            new.append((key, next(free) if number is None else number, short_name(name)))
        return base, new

    def _changes(self, frame, base, new):
        """The variables that are not as they were recorded: number of the frame, name and value, or -1 if it is gone."""
        changed = []
        self._compare(0, frame.f_globals, changed)
        numbers = [number for _, number, _ in new[-WATCHED_FRAMES:]]
        room = WATCHED_FRAMES - len(numbers)
        numbers = self._stack[max(1, base + 1 - room) : base + 1] + numbers if room else numbers
        for number in reversed(numbers):
            while frame.f_code.co_filename != MAIN_FILE:
                frame = frame.f_back
            namespace = frame.f_locals
            if frame.f_code.co_flags & _OF_FUNCTION or type(namespace) is not FunctionNamespace:
                self._compare(number, namespace, changed)
            else:
                # In a comprehension in the body of a class, Python shows the variables of the comprehension instead.
                self._sees_all = False
            frame = frame.f_back
        return changed

    def _compare(self, number, namespace, changed):
        recorded, index_of = self._recorded.get(number, {}), self._values.index_of
        variables = shown_variables(namespace, is_module=number == 0)
        new = 0
        for name, value in variables:
            index = index_of(value)
            if recorded.get(name) != index:
                changed.append((number, name, index))
                new += name not in recorded
        if len(recorded) + new > len(variables):
            names = {name for name, _ in variables}
            changed += [(number, name, _GONE) for name in recorded if name not in names]
