"""Beliefs about shared data and what guards it: locks, semaphores, events, queues."""

import ast

from _retrace.rewrite import Change, lines_of, may_await, rule


@rule("put-never-waits", "M68")
def put_never_waits(program):
    for call in program.calls("asyncio.Queue"):
        sizes = [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg == "maxsize")]
        for size in sizes:
            if isinstance(size, ast.Constant) and size.value == 0:
                continue
            edits = [program.text.replace(size, "0")]
            yield Change(lines_of(call), edits, edits)
