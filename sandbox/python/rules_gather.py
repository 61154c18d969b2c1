"""Misconceptions about waiting for several at once: gather, as_completed, wait."""

import ast

from _retrace.reading import is_awaited, is_constant, is_statement, lines_of, may_await
from _retrace.rewrite import Change, rule


def _gathers(program):
    """Calls of gather with more than one awaitable, as far as one can see, and each of them once."""
    for call in program.calls("asyncio.gather"):
        names = [argument.id for argument in call.args if isinstance(argument, ast.Name)]
        is_several = len(call.args) > 1 or (call.args and isinstance(call.args[0], ast.Starred))
        if is_several and len({*names}) == len(names):
            yield call


def _keyword(call, name):
    return next((keyword for keyword in call.keywords if keyword.arg == name), None)


@rule("gather-in-completion-order", "M17")
def gather_in_completion_order(program):
    for call in _gathers(program):
        if is_statement(call) or (is_awaited(call) and is_statement(call.parent)):
            continue
        shown, as_completed = None, program.spelled("asyncio.as_completed", call)
        if as_completed and is_awaited(call) and may_await(call) and not call.keywords:
            ends = call.args[0], call.args[-1]
            shown = program.around(call.parent, ends, f"[await each for each in {as_completed}([", "])]")
        yield Change(lines_of(call), program.instead(call.func, "gather_in_completion_order"), shown)


@rule("gather-one-by-one", "M18")
def gather_one_by_one(program):
    for call in _gathers(program):
        is_plain = is_awaited(call) and may_await(call) and not call.keywords
        if not is_plain or any(program.kind(argument) == "Task" for argument in call.args):
            continue
        if len(call.args) == 1:
            edits = program.around(call.parent, call.args[0].value, "[await each for each in (", ")]")
        elif any(isinstance(argument, ast.Starred) for argument in call.args):
            continue
        else:
            edits = program.around(call.parent, (call.args[0], call.args[-1]), "[await ", "]")
            edits += [program.text.before(argument, "await ") for argument in call.args[1:]]
        yield Change(lines_of(call), edits, edits)


@rule("as-completed-in-given-order", "M19")
def as_completed_in_given_order(program):
    for call in program.calls("asyncio.as_completed"):
        if call.args:
            yield Change(lines_of(call), program.instead(call.func, "as_completed_in_given_order"))


@rule("gather-runs-one-coroutine-twice", "M23")
def gather_runs_one_coroutine_twice(program):
    for _, made, uses in program.named("coroutine"):
        for call in program.calls("asyncio.gather"):
            given = [use for use in uses if use in call.args]
            if len(given) > 1:
                edits = program.helper(made.func, "remembered")
                for use in given[1:]:
                    edits += program.helper(use, "another")
                yield Change(lines_of(call), edits)


@rule("gather-cancels-the-others", "M33")
def gather_cancels_the_others(program):
    for call in _gathers(program) if program.may_fail() else []:
        if _keyword(call, "return_exceptions") is None:
            yield Change(lines_of(call), program.instead(call.func, "gather_that_cancels"))


@rule("errors-given-back-are-raised", "M34")
def errors_given_back_are_raised(program):
    for call in program.calls("asyncio.gather"):
        keyword = _keyword(call, "return_exceptions")
        if keyword is not None and is_constant(keyword.value, True):
            edits = [program.text.replace(keyword.value, "False")]
            yield Change(lines_of(keyword), edits, edits)


@rule("wait-raises-on-timeout", "M52")
def wait_raises_on_timeout(program):
    for call in program.calls("asyncio.wait"):
        if is_awaited(call) and _keyword(call, "timeout") is not None:
            yield Change(lines_of(call), program.instead(call.func, "wait_or_raise"))


@rule("first-completed-cancels-the-others", "M53")
def first_completed_cancels_the_others(program):
    for call in program.calls("asyncio.wait"):
        keyword = _keyword(call, "return_when")
        if is_awaited(call) and keyword is not None and program.kind(keyword.value) == "asyncio.FIRST_COMPLETED":
            yield Change(lines_of(call), program.instead(call.func, "wait_and_cancel"))


@rule("wait-takes-coroutines", "M54")
def wait_takes_coroutines(program):
    for call in program.calls("asyncio.wait"):
        kind = program.kinds.of(call.args[0]) if call.args else None
        if kind is not None and kind.name == "list" and kind.of is not None and kind.of.name == "coroutine":
            yield Change(lines_of(call), program.helper(call.args[0], "started"))
