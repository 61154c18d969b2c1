"""Records the variables of the module and of every task after each step of an event loop; see domain/program/task-variables.ts.

No value, frame or task is ever kept, and no code of the program is called: both would change what it does.
"""

import asyncio
import weakref

from _retrace.describe import frames_of, short_name
from _retrace.guard import is_library
from _retrace.namespaces import shown_variables
from _retrace.recording import Recording
from _retrace.values import is_fixed

# Of all that is recorded.
MAX_CHARACTERS = 300_000
# How many values are looked at in a run, and how many tasks; beyond that, tracing would take seconds.
MAX_LOOKS = 100_000
_LOOKS_OF_A_TASK = 3
_STEP_CHARACTERS = 12
_GONE = -1
_MODULE = 0


class TaskVariables(Recording):
    """Is told of the steps of the loop as they end; a look is at everything that stands in variables at one moment."""

    def __init__(self, run):
        super().__init__(MAX_CHARACTERS, MAX_LOOKS)
        self._run = run
        self._looks = 0
        # Tasks that have not ended, by their numbers.
        self._tasks = {}
        # By number of a task: what was found of it, if that stays so until it runs again, with the addresses of its objects.
        self._settled = {}
        # By what identifies a frame: its number, and the index of the value of each of its variables.
        self._frames = {_MODULE: (_MODULE, {})}
        self._next_number = 1
        # What a look within the step that runs has found, and whose last look it was.
        self._found = self._ended = None

    def watch(self, number, task):
        """A task was made."""
        # What only behaves like a task cannot be looked at without running its code.
        if issubclass(type(task), asyncio.Task):
            self._tasks[number] = weakref.ref(task)

    def task_ends(self, number, frame):
        """The outermost coroutine of the task that runs is about to be left, and its variables with it."""
        self._ended = number
        self._look([(number, 0, frame, short_name(frame.f_code.co_qualname))])

    def program_ends(self):
        """What its clean-up does to its variables is not part of the run."""
        self._look([])
        self.is_on = False

    def end_step(self, runner):
        """Write down what has changed since the last step; the runner is as in the trace."""
        self._settled.pop(runner.get("task"), None)
        if self.is_on and self._found is None:
            self._look([])
        found, self._found = self._found, None
        if found is None or self._is_cut:
            return
        step, changed = {}, []
        ended = [number for key, (number, _) in self._frames.items() if key not in found]
        begun = [(key, task, name) for key, (task, name, _) in found.items() if key not in self._frames]
        if ended:
            step["ended"] = ended
            self._frames = {key: frame for key, frame in self._frames.items() if key in found}
        if begun:
            step["begun"] = [[self._begin(key), task, self._functions.index_of(name)] for key, task, name in begun]
        for key, (_, _, variables) in found.items():
            number, recorded = self._frames[key]
            changed += [(number, name, index) for name, index in variables.items() if recorded.get(name) != index]
            changed += [(number, name, _GONE) for name in recorded if name not in variables]
            self._frames[key] = number, variables
        if changed:
            step["changed"] = [[number, self._names.index_of(name), index] for number, name, index in changed]
        self._steps.append(step)
        self._characters += _STEP_CHARACTERS * (1 + len(changed) + len(begun)) + self._values.take_length()

    def _begin(self, key):
        number, self._next_number = self._next_number, self._next_number + 1
        self._frames[key] = number, {}
        return number

    def _look(self, ending):
        """Look at the module, at the tasks that wait, and at the frames of the task that ends, if one does."""
        if not self.is_on:
            return
        try:
            found = {_MODULE: (None, "", self._indices(shown_variables(self._run.namespace, is_module=True)))}
            for number in [*self._tasks]:
                found |= self._frames_of(number)
            for number, depth, frame, name in ending:
                found[_key_of(number, depth, frame)] = number, name, self._indices(shown_variables(frame.f_locals, is_module=False))
        except RecursionError:
            # The program has used up the stack; what is left out here is found after the next step.
            return
        self._values.end_look()
        self._found = found
        if self._is_too_long(self._looks):
            self.cut()

    def _indices(self, variables):
        index_of = self._values.index_of
        return {name: index_of(value) for name, value in variables}

    def _frames_of(self, number):
        """What is found of a task that waits; nothing of one that has ended, or that ends and is given by itself."""
        task = self._tasks[number]()
        if task is None or asyncio.Task.done(task):
            del self._tasks[number]
            self._settled.pop(number, None)
            return {}
        if number == self._ended:
            return {}
        if number in self._settled:
            found, addresses = self._settled[number]
            self._values.keep_numbers(addresses)
            return found
        self._looks += _LOOKS_OF_A_TASK
        found, addresses, is_settled = {}, [], True
        for depth, (name, frame) in enumerate(frames_of(asyncio.Task.get_coro(task))):
            code = frame.f_code
            if is_library(code.co_filename):
                continue
            variables = shown_variables(frame.f_locals, is_module=False)
            found[_key_of(number, depth, frame)] = number, name, self._indices(variables)
            # A variable that other functions know may change without this one.
            is_settled = is_settled and not code.co_cellvars and not code.co_freevars and all(is_fixed(value) for _, value in variables)
            addresses += [id(value) for _, value in variables]
        if is_settled:
            self._settled[number] = found, addresses
        return found


def _key_of(number, depth, frame):
    return number, depth, id(frame), id(frame.f_code)
