"""Misconceptions about cancellation, timeouts and shields."""

import ast

from _retrace.reading import (
    ancestors,
    has_await,
    is_awaited,
    is_statement,
    lines_of,
    may_await,
    siblings_of,
    statement_of,
)
from _retrace.rewrite import Change, rule
from _retrace.rules_tasks import makers
from _retrace.rules_time import timeout_around

_CANCELLED = "asyncio.CancelledError"
_TIMEOUTS = ("builtins.TimeoutError", "asyncio.TimeoutError")


def _handled(program, handler):
    """The names of the exceptions that a handler catches."""
    if handler.type is None:
        return ["builtins.BaseException"]
    parts = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return [program.kind(part) for part in parts]


@rule("cancel-stops-at-once", "M43")
def cancel_stops_at_once(program):
    for call in program.calls("Task.cancel"):
        if is_statement(call) and may_await(call):
            yield Change(lines_of(call), [program.text.after(call, "; await __retrace__.sleep(0)")])


@rule("cancelled-before-it-began", "M44")
def cancelled_before_it_began(program):
    """A task that is cancelled before it had a turn begins all the same."""
    named = list(program.named("Task"))
    for call in program.calls("Task.cancel"):
        block = siblings_of(statement_of(call))
        at = block.index(statement_of(call))
        for name, made, uses in named:
            begins = statement_of(made)
            if call.func.value in uses and begins in block[:at] and is_statement(call) and may_await(call):
                if not has_await(*block[block.index(begins) : at]):
                    yield Change(lines_of(call), [program.text.before(call, "await __retrace__.sleep(0); ")])


@rule("except-exception-catches-cancellation", "M45")
def except_exception_catches_cancellation(program):
    for node in program.all(ast.Try):
        if not has_await(*node.body) or not _may_be_cancelled(program):
            continue
        for handler in node.handlers:
            handled = _handled(program, handler)
            if _CANCELLED in handled or "builtins.BaseException" in handled:
                break
            if handled == ["builtins.Exception"]:
                edits = [program.text.replace(handler.type, "BaseException")]
                yield Change([handler.lineno], edits, edits)


def _may_be_cancelled(program):
    return bool(
        program.calls(
            "Task.cancel", "asyncio.timeout", "asyncio.timeout_at", "asyncio.wait_for", "asyncio.TaskGroup",
            "asyncio.run",
        )
    )  # fmt: skip


@rule("cancelled-task-cannot-go-on", "M46")
def cancelled_task_cannot_go_on(program):
    for handler in program.all(ast.ExceptHandler):
        last = handler.body[-1]
        is_swallowed = _CANCELLED in _handled(program, handler) and not any(
            isinstance(node, (ast.Raise, ast.Return, ast.Continue, ast.Break)) for node in ast.walk(handler)
        )
        if is_swallowed and not isinstance(last, (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match, ast.AsyncWith)):
            yield Change(
                lines_of(last), [program.text.after(last, "; raise")], [program.text.next_line(last, "raise")]
            )


@rule("finished-task-is-cancelled", "M47")
def finished_task_is_cancelled(program):
    for call in program.calls("Task.cancel"):
        if not is_statement(call):
            yield Change(lines_of(call), program.helper(call.func, "always_true"))


@rule("cleanup-cannot-await", "M48")
def cleanup_cannot_await(program):
    for node in program.all(ast.Try):
        for handler in node.handlers:
            if _CANCELLED in _handled(program, handler):
                yield from _failing_awaits(program, handler.body)
        yield from _failing_awaits(program, node.finalbody)


def _failing_awaits(program, statements):
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, ast.Await) and may_await(node):
                yield Change(lines_of(node), program.helper(node.value, "unless_cancelled"))


@rule("cancellation-stays-in-its-task", "M49")
def cancellation_stays_in_its_task(program):
    if not program.calls("Task.cancel"):
        return
    for node in program.all(ast.Await):
        if program.kind(node.value) == "Task" and isinstance(node.value, (ast.Name, ast.Attribute, ast.Subscript)):
            yield Change(lines_of(node), program.helper(node.value, "contained"))


@rule("shield-keeps-the-caller", "M50")
def shield_keeps_the_caller(program):
    for call in program.calls("asyncio.shield"):
        if is_awaited(call) and program.calls("Task.cancel"):
            yield Change(lines_of(call), program.instead(call.func, "shield_for_both"))


@rule("wait-for-only-stops-waiting", "M51")
def wait_for_only_stops_waiting(program):
    yield from _shielded_waits(program, False)


@rule("gather-outlives-its-timeout", "M57")
def gather_outlives_its_timeout(program):
    yield from _shielded_waits(program, True)


def _shielded_waits(program, of_gather):
    for call in program.calls("asyncio.wait_for"):
        if not call.args or program.kind(call.args[0]) == "Future":
            continue
        if (program.kind(call.args[0]) == "Gathering") is of_gather:
            shield = program.spelled("asyncio.shield", call)
            shown = program.wrap(call.args[0], f"{shield}(") if shield else None
            yield Change(lines_of(call), program.helper(call.args[0], "shield"), shown)


@rule("timeout-error-inside-its-block", "M55")
def timeout_error_inside_its_block(program):
    for node in program.all(ast.Try):
        if timeout_around(program, node) is None or not has_await(*node.body):
            continue
        for handler in node.handlers:
            if handler.type is not None and any(name in _TIMEOUTS for name in _handled(program, handler)):

                def caught(cancelled):
                    return [program.text.replace(handler.type, f"(TimeoutError, {cancelled})")]

                written = program.spelled(_CANCELLED, node)
                yield Change([handler.lineno], caught("__retrace__.CancelledError"), caught(written) if written else None)


@rule("two-timeout-errors", "M76")
def two_timeout_errors(program):
    """The builtin TimeoutError is another class than the one that asyncio raises."""
    raises = program.calls("asyncio.timeout", "asyncio.timeout_at", "asyncio.wait_for")
    named = [node for node in program.all(ast.Attribute, ast.Name) if program.kind(node) == "asyncio.TimeoutError"]
    builtin = [node for node in program.all(ast.Name) if program.kind(node) == "builtins.TimeoutError"]
    if builtin and (raises or named):
        edits = [program.text.replace(node, "__retrace__.BuiltinTimeoutError") for node in builtin]
        yield Change(lines_of(*builtin), edits)


@rule("cancelled-thread-stops", "M77")
def cancelled_thread_stops(program):
    for call in program.calls("asyncio.to_thread"):
        if call.args and (program.calls("Task.cancel", "asyncio.wait_for", "asyncio.timeout") or len(makers(program)) > 1):
            yield Change(lines_of(call), program.instead(call.func, "to_thread_that_stops"))


@rule("group-errors-come-bare", "M36")
def group_errors_come_bare(program):
    """An `except` around a task group sees the error of a child itself."""
    for call in program.calls("asyncio.TaskGroup") if program.may_fail() else []:
        handlers = [
            handler
            for around in ancestors(call)
            if isinstance(around, ast.Try)
            for handler in around.handlers
            if handler.type is not None and not {*_handled(program, handler)} & _GROUP_CATCHERS
        ]
        if handlers:
            lines = [handler.lineno for handler in handlers]
            yield Change(lines, program.instead(call.func, "TaskGroupOfBareErrors"))


_GROUP_CATCHERS = {
    "builtins.Exception", "builtins.BaseException", "builtins.ExceptionGroup", "builtins.BaseExceptionGroup", _CANCELLED,
}  # fmt: skip


@rule("siblings-of-a-failed-task-finish", "M35")
def siblings_of_a_failed_task_finish(program):
    for call in program.calls("asyncio.TaskGroup") if program.may_fail() else []:
        yield Change(lines_of(call), program.instead(call.func, "PatientTaskGroup"))


@rule("cancellation-skips-the-exit", "M75")
def cancellation_skips_the_exit(program):
    for node in program.all(ast.AsyncWith):
        for item in node.items:
            kind = program.kinds.of(item.context_expr)
            if kind is not None and kind.name == "instance" and _may_be_cancelled(program) and has_await(*node.body):
                yield Change(lines_of(item.context_expr), program.helper(item.context_expr, "without_exit_when_cancelled"))
