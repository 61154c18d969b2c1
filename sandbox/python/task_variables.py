"""Records the variables of the module and of every task after each step of an event loop; see domain/program/task-variables.ts.

No value, frame or task is ever kept, and no code of the program is called: both would change what it does.
"""

import weakref

from _retrace.describe import frames_of, short_name
from _retrace.guard import is_library
from _retrace.namespaces import shown_variables
from _retrace.values import Values

# Of all that is recorded.
MAX_CHARACTERS = 300_000
# How many values are looked at in a run, and how many tasks; beyond that, tracing would take seconds.
MAX_LOOKS = 100_000
_LOOKS_OF_A_TASK = 3
_STEP_CHARACTERS = 12
_GONE = -1
_MODULE = 0


class TaskVariables:
    """Is told of the steps of the loop as they end; a look is at everything that stands in variables at one moment."""

    def __init__(self, run):
        self.is_on = True
        self._run = run
        self._values = Values()
        self._functions, self._names = {}, {}
        self._steps = []
        self._is_cut = False
        self._characters = self._looks = 0
        # Tasks that have not ended, by their numbers.
        self._tasks = {}
        # By what identifies a frame: its number, and the index of the value of each of its variables.
        self._frames = {_MODULE: (_MODULE, {})}
        self._next_number = 1
        # What a look within the step that runs has found, and whose last look it was.
        self._found = self._ended = None

    def result(self):
        self.is_on = False
        return {
            "functions": [*self._functions],
            "names": [*self._names],
            "values": self._values.all,
            "steps": self._steps,
            "isCut": self._is_cut,
        }

    def watch(self, number, task):
        """A task was made."""
        try:
            self._tasks[number] = weakref.ref(task)
        except TypeError:
            # A task of the program's own kind, which nobody can look at without keeping it.
            pass

    def task_ends(self, number, frame):
        """The outermost coroutine of the task that runs is about to be left, and its variables with it."""
        self._ended = number
        self._look([(number, 0, frame, short_name(frame.f_code.co_qualname))])

    def program_ends(self):
        """What its clean-up does to its variables is not part of the run."""
        self._look([])
        self.is_on = False

    def end_step(self):
        """Write down what has changed since the last step."""
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
            step["begun"] = [[self._begin(key), task, self._functions.setdefault(name, len(self._functions))] for key, task, name in begun]
        for key, (_, _, variables) in found.items():
            number, recorded = self._frames[key]
            changed += [(number, name, index) for name, index in variables.items() if recorded.get(name) != index]
            changed += [(number, name, _GONE) for name in recorded if name not in variables]
            self._frames[key] = number, variables
        if changed:
            step["changed"] = [[number, self._names.setdefault(name, len(self._names)), index] for number, name, index in changed]
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
            found = {_MODULE: (None, "", self._indices(self._run.namespace, is_module=True))}
            for number, depth, frame, name in [*self._waiting_frames(), *ending]:
                key = number, depth, id(frame), id(frame.f_code)
                found[key] = number, name, self._indices(frame.f_locals, is_module=False)
        except RecursionError:
            # The program has used up the stack; what is left out here is found after the next step.
            return
        self._values.end_look()
        self._found = found
        if self._values.looks + self._looks > MAX_LOOKS or self._characters > MAX_CHARACTERS:
            self._is_cut, self.is_on = True, False

    def _indices(self, namespace, is_module):
        index_of = self._values.index_of
        return {name: index_of(value) for name, value in shown_variables(namespace, is_module)}

    def _waiting_frames(self):
        """Of each task that has not ended, outermost first. What remains of one that ends is given by itself."""
        for number, reference in [*self._tasks.items()]:
            task = reference()
            if task is None or task.done():
                del self._tasks[number]
            elif number != self._ended:
                self._looks += _LOOKS_OF_A_TASK
                for depth, (name, frame) in enumerate(frames_of(task.get_coro())):
                    if not is_library(frame.f_code.co_filename):
                        yield number, depth, frame, name
