"""Misconceptions about sleeping, blocking and whose turn it is."""

import ast

from _retrace.reading import ancestors, function_around, is_awaited, is_constant, is_statement, lines_of, may_await
from _retrace.rewrite import Change, rule


def blocking_sleeps(program):
    return [call for call in program.calls("time.sleep") if may_await(call) and call.args]


def timeout_around(program, node):
    """The `async with asyncio.timeout(…)` that a node stands in, within its function."""
    for around in ancestors(node):
        if isinstance(around, ast.AsyncWith) and any(
            program.kind(item.context_expr) == "Timeout" for item in around.items
        ):
            return around
    return None


def _sleep_lets_others_run(program, call):
    sleep = program.spelled("asyncio.sleep", call)

    opening, closing = program.awaiting(call)

    def written(name):
        return [
            program.text.between(program.text.start(call), program.text.start(call.args[0]), f"{opening}{name}("),
            program.text.after(call, closing),
        ]

    return Change(lines_of(call), written("__retrace__.sleep"), written(sleep) if sleep else None)


@rule("blocking-sleep-lets-others-run", "M06")
def blocking_sleep_lets_others_run(program):
    for call in blocking_sleeps(program):
        if timeout_around(program, call) is None:
            yield _sleep_lets_others_run(program, call)


@rule("timeout-stops-blocking-code", "M56")
def timeout_stops_blocking_code(program):
    for call in blocking_sleeps(program):
        if timeout_around(program, call) is not None:
            yield _sleep_lets_others_run(program, call)


def turns(program):
    """Awaited `asyncio.sleep(0)`."""
    for call in program.calls("asyncio.sleep"):
        if is_awaited(call) and len(call.args) == 1 and not call.keywords:
            if is_constant(call.args[0], 0):
                yield call


@rule("sleep-zero-does-nothing", "M24")
def sleep_zero_does_nothing(program):
    for call in turns(program):
        edits = [program.text.replace(call.parent, "None")]
        shown = [program.text.replace(call.parent, "pass")] if is_statement(call.parent) else edits
        yield Change(lines_of(call), edits, shown)


@rule("sleep-zero-lets-others-finish", "M25")
def sleep_zero_lets_others_finish(program):
    for call in turns(program):
        yield Change(lines_of(call), [program.text.replace(call, "__retrace__.until_others_wait()")])


@rule("tasks-are-interrupted", "M26")
def tasks_are_interrupted(program):
    """The loop switches between two statements of a coroutine that never waits."""
    for function in program.all(ast.AsyncFunctionDef):
        own = [node for node in program.nodes if node is not function and function_around(node) is function]
        if function.is_generator or any(isinstance(node, (ast.Await, ast.AsyncFor, ast.AsyncWith)) for node in own):
            continue
        prints = [
            node
            for node in own
            if isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Call)
            and program.kind(node.value.func) == "builtins.print"
            and may_await(node.value)
        ]
        is_repeated = any(isinstance(around, (ast.For, ast.While)) for node in prints for around in ancestors(node))
        if len(prints) > 1 or is_repeated:
            sleep = program.spelled("asyncio.sleep", function)
            edits = [program.text.after(node, "; await __retrace__.sleep(0)") for node in prints]
            shown = [program.text.next_line(node, f"await {sleep}(0)") for node in prints]
            yield Change(lines_of(*prints), edits, shown if sleep else None)
