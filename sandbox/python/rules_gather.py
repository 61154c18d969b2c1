"""Beliefs about waiting for several at once: gather, as_completed, wait."""

import ast

from _retrace.rewrite import Change, lines_of, may_await, rule


def gathers(program):
    """Calls of gather with more than one awaitable, as far as one can see."""
    for call in program.calls("asyncio.gather"):
        if len(call.args) > 1 or (call.args and isinstance(call.args[0], ast.Starred)):
            yield call


def renamed(program, call, helper):
    """The call goes to a helper instead."""
    return [program.text.replace(call.func, f"__retrace__.{helper}")]


def is_awaited(call):
    return isinstance(call.parent, ast.Await)


def _arguments(program, call):
    """The edit that puts something else around the arguments of a call."""

    def within(outer, opening, closing):
        return [
            program.text.between(program.text.start(outer), program.text.start(call.args[0]), opening),
            program.text.between(program.text.end(call.args[-1]), program.text.end(outer), closing),
        ]

    return within


def _gives_errors_back(call):
    return any(keyword.arg == "return_exceptions" for keyword in call.keywords)


@rule("gather-in-completion-order", "M17")
def gather_in_completion_order(program):
    for call in gathers(program):
        is_used = not isinstance(call.parent, ast.Expr) and not (is_awaited(call) and isinstance(call.parent.parent, ast.Expr))
        if not is_used:
            continue
        shown = None
        as_completed = program.spelled("asyncio.as_completed", call)
        if as_completed and is_awaited(call) and may_await(call) and not call.keywords:
            shown = _arguments(program, call)(
                call.parent, f"[await each for each in {as_completed}([", "])]"
            )
        yield Change(lines_of(call), renamed(program, call, "gather_in_completion_order"), shown)


@rule("gather-one-by-one", "M18")
def gather_one_by_one(program):
    for call in gathers(program):
        if not is_awaited(call) or not may_await(call) or _gives_errors_back(call):
            continue
        if any(program.kind(argument) == "Task" for argument in call.args):
            continue
        within = _arguments(program, call)
        if len(call.args) == 1:
            star = call.args[0]
            edits = [
                program.text.between(program.text.start(call.parent), program.text.start(star.value), "[await each for each in ("),
                program.text.between(program.text.end(star), program.text.end(call.parent), ")]"),
            ]
        elif any(isinstance(argument, ast.Starred) for argument in call.args):
            continue
        else:
            edits = within(call.parent, "[await ", "]")
            edits += [program.text.before(argument, "await ") for argument in call.args[1:]]
        yield Change(lines_of(call), edits, edits)


@rule("as-completed-in-given-order", "M19")
def as_completed_in_given_order(program):
    for call in program.calls("asyncio.as_completed"):
        yield Change(lines_of(call), renamed(program, call, "as_completed_in_given_order"))


@rule("gather-cancels-the-others", "M33")
def gather_cancels_the_others(program):
    for call in gathers(program):
        if not _gives_errors_back(call):
            yield Change(lines_of(call), renamed(program, call, "gather_that_cancels"))


@rule("errors-given-back-are-raised", "M34")
def errors_given_back_are_raised(program):
    for call in program.calls("asyncio.gather"):
        for keyword in call.keywords:
            if keyword.arg == "return_exceptions" and isinstance(keyword.value, ast.Constant) and keyword.value.value is True:
                edits = [program.text.replace(keyword.value, "False")]
                yield Change(lines_of(keyword), edits, edits)
