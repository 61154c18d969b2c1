"""Misconceptions about the event loop: machines, and helpers for callbacks and timers."""

import asyncio
import heapq
import time
from asyncio import events, mixins, runners

from _retrace import loop as virtual
from _retrace import state
from _retrace.beliefs import helper, machine
from _retrace.clock import to_waiting_nanos

# Tasks that the misconception says are gone. Kept alive so that nothing of theirs runs when they are collected.
_abandoned = []


@helper
def in_turn(call):
    """A timer never fires before one that was set earlier."""
    loop = call.__self__

    def book(when, callback, *arguments, **named):
        deadline = when if call.__name__ == "call_at" else loop.time() + when
        loop.last_deadline = max(deadline, getattr(loop, "last_deadline", deadline))
        return loop.call_at(loop.last_deadline, callback, *arguments, **named)

    return book


@helper
def stand_still(seconds):
    time.sleep(seconds)


@helper
def starting(function):
    """A callback that runs a coroutine function."""

    def start(*arguments):
        asyncio.ensure_future(function(*arguments))

    return start


@helper
def a_turn_later(add_done_callback):
    def add(callback, **named):
        add_done_callback(lambda future: asyncio.get_running_loop().call_soon(callback, future), **named)

    return add


@machine
def wait_for_all_tasks():
    def wait_for_rest(loop):
        rest = asyncio.all_tasks(loop)
        if rest:
            loop.run_until_complete(asyncio.wait(rest))

    runners._cancel_all_tasks = wait_for_rest


@machine
def abandon_tasks_when_main_fails():
    native_run, cancel_all = runners.Runner.run, runners._cancel_all_tasks
    failed = set()

    def run(self, coroutine, **named):
        try:
            return native_run(self, coroutine, **named)
        except BaseException:
            failed.add(self._loop)
            raise

    def abandon(loop):
        if loop in failed:
            _abandoned.extend(asyncio.all_tasks(loop))
        else:
            cancel_all(loop)

    runners.Runner.run, runners._cancel_all_tasks = run, abandon


class _Crash(KeyboardInterrupt):
    """Leaves the event loop at once, as only KeyboardInterrupt and SystemExit do."""


def _crash(loop, error):
    """End the program with this error, unless it is ending already."""
    if not loop.has_crashed:
        loop.has_crashed = True
        raise _Crash(error)


def _let_crashes_out():
    """A crash in a run comes out of it as the error itself, and nothing is cleaned up."""
    native_run, cancel_all = runners.Runner.run, runners._cancel_all_tasks
    virtual.VirtualLoop.has_crashed = False

    def run(self, coroutine, **named):
        try:
            return native_run(self, coroutine, **named)
        except _Crash as crash:
            error = crash.args[0]
        raise error

    def abandon(loop):
        if loop.has_crashed:
            _abandoned.extend(asyncio.all_tasks(loop))
        else:
            cancel_all(loop)

    runners.Runner.run, runners._cancel_all_tasks = run, abandon


def _note_main():
    """Let each loop know the task that it runs until it is complete."""
    native = virtual.VirtualLoop.run_until_complete

    def run_until_complete(self, future):
        self.main = asyncio.ensure_future(future, loop=self)
        return native(self, self.main)

    virtual.VirtualLoop.main, virtual.VirtualLoop.run_until_complete = None, run_until_complete


@machine
def end_on_task_errors():
    """A task that fails while nobody awaits it ends the program."""
    _let_crashes_out()
    _note_main()
    native_run = virtual.TracedHandle._run

    def run(handle):
        native_run(handle)
        # Not in a callback of the task, which would show where the program prints it.
        task = getattr(handle._callback, "__self__", None)
        if isinstance(task, asyncio.Task) and task.done() and isinstance(task._exception, Exception):
            if task is not handle._loop.main and not task._asyncio_awaited_by:
                _crash(handle._loop, task.exception())

    virtual.TracedHandle._run = run


@machine
def raise_callback_errors_in_main():
    """An error in a callback comes out of what the main task waits for; of the program where it waits for a task."""
    _let_crashes_out()
    _note_main()
    loop_class = virtual.VirtualLoop
    native_handler = loop_class.call_exception_handler

    def call_exception_handler(self, context):
        error = context.get("exception")
        if "handle" not in context or error is None:
            native_handler(self, context)
            return
        waiter = getattr(self.main, "_fut_waiter", None)
        if waiter is None or waiter.done() or isinstance(waiter, asyncio.Task):
            _crash(self, error)
        else:
            waiter.set_exception(error)

    loop_class.call_exception_handler = call_exception_handler


@machine
def fire_timers_while_blocked():
    """time.sleep() is interrupted by each timer that goes off meanwhile."""

    def sleep(seconds):
        run, loop = state.current, events._get_running_loop()
        end = run.now_nanos() + to_waiting_nanos(seconds)
        while loop is not None and loop._scheduled and loop._scheduled[0].order[0] <= end:
            timer = heapq.heappop(loop._scheduled)
            timer._scheduled = False
            run.stand_still_until(timer.order[0])
            if not timer.cancelled():
                # As a part of the step that is going on: the tracer knows no step within a step.
                events.Handle._run(timer)
        run.stand_still_until(end)

    time.sleep = sleep


@machine
def let_primitives_change_loops():
    mixins._LoopBoundMixin._get_loop = lambda self: events._get_running_loop()
