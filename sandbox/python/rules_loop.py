"""Misconceptions about the event loop itself: callbacks, timers, futures, and what belongs to one loop."""

import ast

from _retrace.reading import ancestors, is_statement, lines_of, may_await
from _retrace.rewrite import Change, rule

# Which argument of these is the callback.
_CALLBACKS = {
    "Loop.call_soon": 0, "Loop.call_soon_threadsafe": 0, "Loop.call_later": 1, "Loop.call_at": 1,
    "Task.add_done_callback": 0, "Future.add_done_callback": 0,
}  # fmt: skip


def _given_callbacks(program):
    """Calls that book a callback, and the callback."""
    for call in program.calls(*_CALLBACKS):
        index = _CALLBACKS[program.kind(call.func)]
        if index < len(call.args):
            yield call, call.args[index]


@rule("timers-interrupt", "M27")
def timers_interrupt(program):
    timers, blocking = program.calls("Loop.call_later", "Loop.call_at"), program.calls("time.sleep")
    if timers and blocking:
        yield Change(lines_of(*timers, *blocking), machine="fire_timers_while_blocked")


@rule("callbacks-in-order-of-registration", "M28")
def callbacks_in_order_of_registration(program):
    timers = program.calls("Loop.call_later", "Loop.call_at")
    if len(timers) > 1:
        yield Change(lines_of(*timers), [edit for call in timers for edit in program.helper(call.func, "in_turn")])


@rule("coroutine-function-as-callback", "M29")
def coroutine_function_as_callback(program):
    for call, callback in _given_callbacks(program):
        if program.kind(callback) == "coroutine function":
            yield Change(lines_of(call), program.helper(callback, "starting"))


@rule("done-callback-comes-after-the-awaiter", "M32")
def done_callback_comes_after_the_awaiter(program):
    for call in program.calls("Task.add_done_callback"):
        yield Change(lines_of(call), program.helper(call.func, "a_turn_later"))


@rule("callback-errors-reach-main", "M39")
def callback_errors_reach_main(program):
    own = [
        call
        for call, callback in _given_callbacks(program)
        if isinstance(callback, ast.Lambda) or program.kind(callback) == "function"
    ]
    if own:
        yield Change(lines_of(*own), machine="raise_callback_errors_in_main")


@rule("futures-can-be-set-again", "M41")
def futures_can_be_set_again(program):
    if len(program.calls("Future.set_result", "Future.set_exception")) > 1:
        for call in program.calls("Loop.create_future"):
            yield Change(lines_of(call), program.instead(call.func, "FutureSetAgain"))


@rule("set-result-switches-at-once", "M42")
def set_result_switches_at_once(program):
    yield from _switching(program, "Future.set_result", "Future.set_exception")


# Not of the asyncio course: a course that names this misconception gets it.
@rule("waking-switches-at-once", "waking-switches-at-once")
def waking_switches_at_once(program):
    yield from _switching(program, "Event.set", "Condition.notify", "Condition.notify_all", "Queue.put_nowait", "Lock.release")


def _switching(program, *names):
    for call in program.calls(*names):
        if is_statement(call) and may_await(call):
            yield Change(lines_of(call), [program.text.after(call, "; await __retrace__.sleep(0)")])


@rule("primitives-outlive-their-loop", "M74")
def primitives_outlive_their_loop(program):
    """Something of asyncio's that is made once and used in several runs."""
    runs = program.calls("asyncio.run")
    is_repeated = len(runs) > 1 or any(isinstance(node, (ast.For, ast.While)) for run in runs for node in ancestors(run))
    shared = [
        call
        for kind in ("Event", "Lock", "Condition", "Semaphore", "Queue", "Barrier")
        for name, call, _ in program.named(kind)
        if name.scope.parent is None
    ]
    if is_repeated and shared:
        yield Change(lines_of(*shared), machine="let_primitives_change_loops")
