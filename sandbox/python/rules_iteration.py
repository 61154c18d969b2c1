"""Misconceptions about async for, async generators and context variables."""

import ast

from _retrace.reading import ancestors, has_await, lines_of, may_await
from _retrace.rewrite import Change, rule
from _retrace.rules_tasks import makers


def _is_async_iterable(program, node):
    kind = program.kinds.of(node)
    if kind is None or kind.name not in ("async generator", "instance"):
        return False
    names = {getattr(part, "name", None) for part in kind.of.body}
    return kind.name == "async generator" or ("__aiter__" in names and "__iter__" not in names)


@rule("plain-for-over-an-async-generator", "M70")
def plain_for_over_an_async_generator(program):
    for node in program.all(ast.For):
        if may_await(node) and _is_async_iterable(program, node.iter):
            edits = [program.text.before(node, "async ")]
            yield Change([node.lineno], edits, edits)


@rule("async-for-overlaps", "M71")
def async_for_overlaps(program):
    for node in program.all(ast.AsyncFor):
        if _is_async_iterable(program, node.iter) and has_await(*node.body):
            yield Change([node.lineno], program.helper(node.iter, "ahead"))


@rule("break-closes-the-generator", "M72")
def break_closes_the_generator(program):
    for node in program.all(ast.AsyncFor):
        kind = program.kinds.of(node.iter)
        breaks = [part for part in ast.walk(node) if isinstance(part, ast.Break) and _loop_of(part) is node]
        if not breaks or kind is None or kind.name != "async generator":
            continue
        if not any(isinstance(part, ast.Try) and part.finalbody for part in ast.walk(kind.of)):
            continue
        if isinstance(node.iter, ast.Name):
            close = f"await {node.iter.id}.aclose()"
            edits = [program.text.before(part, f"{close}; ") for part in breaks]
            shown = [program.text.line_before(part, close) for part in breaks]
        else:
            edits, shown = program.text.wrap(node.iter, "(__retrace_generator := "), None
            edits += [program.text.before(part, "await __retrace_generator.aclose(); ") for part in breaks]
        yield Change(lines_of(*breaks), edits, shown)


def _loop_of(statement):
    return next(node for node in ancestors(statement) if isinstance(node, (ast.For, ast.AsyncFor, ast.While)))


@rule("tasks-share-the-context", "M73")
def tasks_share_the_context(program):
    if not program.calls("ContextVar.set"):
        return
    for call in makers(program):
        if not any(keyword.arg in ("context", None) for keyword in call.keywords):
            yield Change(lines_of(call), program.more(call, "context=__retrace__.own_context()"))
