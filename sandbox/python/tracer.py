"""Records what happens in a run, step by step; the result is described in domain/program/trace.ts.

No task, coroutine or exception is ever kept: that would change when Python finds them unawaited or unread.
"""

import asyncio
import sys
from asyncio import futures

from _retrace.clock import NANOS
from _retrace.describe import Standing, coroutine_name, wait_of
from _retrace.guard import is_library
from _retrace.line_tracer import LineTracer
from _retrace.sightings import (
    arguments,
    callback_name,
    calling_function,
    cut,
    is_library_coroutine,
    is_timer,
    message,
    own_line,
    shown,
    thrown_by,
    waiting_task,
)
from _retrace.task_variables import TaskVariables

MAX_STEPS = 2_000
MAX_LINES_IN_A_STEP = 200
MAX_EVENTS = 8_000

_FAR = float("inf")


def raised(exception):
    """The end of a step with an exception that nothing in it caught."""
    return {"kind": "raised", "type": type(exception).__name__, "message": message(exception)}


class Tracer:
    def __init__(self, run, has_lines):
        self.steps, self.tasks = [], []
        # Of a program without an event loop and without threads; None once it has either.
        self.lines = self._all_lines = LineTracer() if has_lines else None
        # The same of a program with one.
        self._variables = TaskVariables(run) if has_lines else None
        self.is_cut = False
        self._run = run
        # Only of tasks that cannot carry their number themselves.
        self._numbers = {}
        # Of coroutines that become tasks just now: an eager one has run when its task is there.
        self._arguments = {}
        # The numbers of locks by their addresses; an address may have been another lock's before.
        self._locks = {}
        self._events_left = MAX_EVENTS
        self._step = None

    def result(self):
        self._close_module_step()
        lines = None if self._all_lines is None or self._run.uses_threads else self._all_lines.result()
        variables = self._variables.result() if self._has_variables() else None
        return {"tasks": self.tasks, "steps": self.steps, "isCut": self.is_cut, "lines": lines, "variables": variables}

    def program_ends(self):
        """What its clean-up does to its variables is not part of it."""
        self.lines = None
        if self._has_variables():
            self._variables.program_ends()

    def coroutine_ends(self, frame):
        """A coroutine is about to be left: if it is the outermost of the task that runs, its variables are seen now or never."""
        if self._step is None or self._step["runner"]["kind"] != "task" or not self._has_variables():
            return
        task, number = asyncio.current_task(), self._step["runner"]["task"]
        is_running = task is not None and getattr(task, "_lane", self._numbers.get(id(task))) == number
        if is_running and getattr(asyncio.Task.get_coro(task), "cr_frame", None) is frame:
            self._variables.task_ends(number, frame)

    # -- what the loop and the run tell

    def task_coming(self, coroutine):
        self._arguments = {id(coroutine): arguments(coroutine)}

    def task_created(self, task, coroutine):
        """A task that nobody has made ready by now has run already."""
        if not self._is_known(task):
            self._register(task, coroutine, ran_at_once=True)

    def timer_set(self, timer):
        deadline = timer.order[0]
        if deadline != _FAR:
            self._add("timer", seconds=deadline / NANOS, **{"for": self._purpose(timer, asyncio.current_task)})

    def made_ready(self, handle):
        task = getattr(handle._callback, "__self__", None)
        if isinstance(task, asyncio.Task) and not self._is_known(task):
            self._register(task, asyncio.Task.get_coro(task), ran_at_once=False)
            return
        ready = self._target(handle)
        if ready is not None:
            call = calling_function()
            # A task's own code in C goes through call_soon(), and no program asks for that.
            is_by_itself = ready["kind"] == "task" and call == "BaseEventLoop.call_soon"
            self._add("ready", target=ready, call=None if is_by_itself else call)

    def cancel_asked(self, task):
        """Returns what says later whether the request was accepted: what it sets off comes after it."""
        return self._add("cancel", task=self._number(task), accepted=False)

    def printed(self, stream, data):
        if self.lines is not None:
            self.lines.printed(stream, data.decode("utf-8", "replace"))
        text, line, events = data.decode("utf-8", "replace"), own_line(), self._open_step()["events"]
        last = events[-1] if events else None
        # One print() writes every argument and every separator by itself.
        if last is not None and last["kind"] == "printed" and (last["stream"], last["line"]) == (stream, line):
            last["text"] = cut(last["text"] + text)
        else:
            self._add("printed", stream=stream, text=cut(text))

    def found_done(self, task):
        """A task was awaited that had already ended, so that the awaiting task does not suspend."""
        if not is_library(sys._getframe(2).f_code.co_filename):
            self._add("found-done", task=self._number(task))

    def timer_dropped(self, timer):
        deadline = timer.order[0]
        if timer._scheduled and deadline != _FAR:
            purpose = self._purpose(timer, asyncio.current_task)
            self._add("timer-dropped", seconds=deadline / NANOS, **{"for": purpose})

    def lock_changed(self, lock, is_locked):
        """A lock that the program itself made was made, taken or released."""
        call = calling_function()
        if call == "Lock.__init__":
            self._locks[id(lock)] = len(self._locks)
            self._add("lock", lock=self._locks[id(lock)], change="made", task=None)
        elif id(lock) in self._locks:
            task = asyncio.current_task()
            number = None if task is None else self._number(task)
            self._add("lock", lock=self._locks[id(lock)], change="taken" if is_locked else "released", task=number)

    def timed_out(self):
        """A time limit turns the cancellation that it asked for into TimeoutError."""
        self._add("timed-out", task=self._number(asyncio.current_task()))

    def blocked(self, nanos):
        self._add("blocked", untilSeconds=nanos / NANOS)

    def line_reached(self, line):
        lines = self._open_step()["lines"]
        if len(lines) < MAX_LINES_IN_A_STEP:
            lines.append(line)

    def before_step(self, handle):
        self.lines = self._all_lines = None
        self._close_module_step()
        target = self._target(handle)
        runner = {"kind": "timer", "for": self._purpose(handle, lambda: None)} if is_timer(handle) else target
        self._step = self._new_step(runner or {"kind": "callback", "name": callback_name(handle), "isOwn": False})
        if runner is not None and runner["kind"] == "task":
            places = Standing(asyncio.Task.get_coro(handle._callback.__self__)).places
            self._step["resumedAt"] = places[-1] if places else None
            self._step["thrown"] = thrown_by(handle)

    def callback_failed(self, handle, exception):
        """A callback that the loop runs now has raised an exception, which the loop catches."""
        if self._step is not None and exception is not None and not self._is_task_step(handle):
            self._step["end"] = raised(exception)

    def after_step(self, handle):
        step = self._step
        if step is None:
            return
        if self._is_task_step(handle):
            step["end"] = self._end_of(handle._callback.__self__)
        self._step = None
        self._keep(step)

    # -- steps

    def _is_task_step(self, handle):
        is_of_task = isinstance(getattr(handle._callback, "__self__", None), asyncio.Task)
        return is_of_task and self._step["runner"]["kind"] == "task"

    def _new_step(self, runner):
        return {
            "seconds": self._run.clock.seconds,
            "runner": runner,
            "resumedAt": None,
            "thrown": None,
            "lines": [],
            "events": [],
            "end": {"kind": "done"},
        }

    def _open_step(self):
        """The step that is going on; between the steps of the loop it is the module that runs."""
        if self._step is None:
            self._step = self._new_step({"kind": "module"})
        return self._step

    def _close_module_step(self):
        step, self._step = self._step, None
        if step is not None:
            self._keep(step)

    def _keep(self, step):
        if len(self.steps) < MAX_STEPS:
            self.steps.append(step)
            if self._has_variables():
                self._variables.end_step(step["runner"])
        else:
            self._cut()

    def _has_variables(self):
        """Whether the event loop runs or has run, so that variables are recorded after its steps and not after lines."""
        return self._variables is not None and self._all_lines is None

    def _cut(self):
        """Stop listening."""
        self.is_cut = True
        if self.lines is not None:
            self.lines.cut()
        self._run.tracer = None

    def _add(self, kind, **details):
        if self._events_left <= 0:
            self._cut()
            return {}
        self._events_left -= 1
        event = {"kind": kind, "line": own_line(), **details} if "line" not in details else {"kind": kind, **details}
        self._open_step()["events"].append(event)
        return event

    def _end_of(self, task):
        if not asyncio.Task.done(task):
            standing, wait = wait_of(task)
            if "task" in wait:
                wait["task"] = self._number(wait["task"])
            if "shields" in wait:
                wait["shields"] = self._number(wait["shields"])
            if "lock" in wait:
                number = self._locks.get(id(wait.pop("lock")))
                if number is not None:
                    wait["lock"] = number
            if "tasks" in wait:
                wait["tasks"] = sorted(map(self._number, wait["tasks"]))
            return {"kind": "waits", "at": standing.places, "for": wait}
        if task.cancelled():
            return {"kind": "cancelled"}
        # task.exception() would count as having looked at it.
        if task._exception is not None:
            return raised(task._exception)
        return {"kind": "returned", "value": shown(task._result)}

    # -- tasks and callbacks

    def _is_known(self, task):
        return hasattr(task, "_lane") or id(task) in self._numbers

    def _register(self, task, coroutine, ran_at_once):
        """Open a lane for a task that is seen for the first time."""
        number = len(self.tasks)
        try:
            task._lane = number
        except AttributeError:
            self._numbers[id(task)] = number
        self.tasks.append({
            "name": cut(task.get_name()),
            "coroutine": coroutine_name(coroutine),
            "arguments": self._arguments.pop(id(coroutine), None) or arguments(coroutine),
            "isOwn": not is_library_coroutine(coroutine),
        })  # fmt: skip
        if self._variables is not None:
            self._variables.watch(number, task)
        self._add("created", line=own_line(above="create_task"), task=number, ranAtOnce=ran_at_once)
        return number

    def _number(self, task):
        number = getattr(task, "_lane", self._numbers.get(id(task)))
        return self._register(task, task.get_coro(), ran_at_once=True) if number is None else number

    def _target(self, handle):
        """What a handle will run: a task, a callback of the program, or None for the machinery of asyncio."""
        callback = handle._callback
        owner = getattr(callback, "__self__", None)
        if isinstance(owner, asyncio.Task):
            return {"kind": "task", "task": self._number(owner)}
        function = getattr(callback, "func", callback)
        function = getattr(function, "__func__", function)
        code = getattr(function, "__code__", None)
        if code is not None and is_library(code.co_filename):
            return None
        return {"kind": "callback", "name": callback_name(handle), "isOwn": True}

    def _purpose(self, handle, sleeper):
        callback, arguments = handle._callback, handle._args or ()
        if callback is futures._set_result_unless_cancelled:
            task = sleeper() or waiting_task(arguments[0])
            return {"kind": "sleep", "task": None if task is None else self._number(task)}
        owner = getattr(callback, "__self__", None)
        if type(owner).__name__ == "Timeout":
            task = owner._task
            return {"kind": "timeout", "task": None if task is None else self._number(task)}
        return {"kind": "callback", "name": callback_name(handle), "isOwn": self._target(handle) is not None}
