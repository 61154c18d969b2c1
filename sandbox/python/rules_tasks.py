"""Beliefs about when tasks start, how long they live and how they end."""

import ast

from _retrace.rewrite import Change, function_around, is_statement, lines_of, may_await, rule

MAKERS = ("asyncio.create_task", "Loop.create_task", "TaskGroup.create_task")


def makers(program):
    """Calls that make a task of one coroutine."""
    return [call for call in program.calls(*MAKERS) if call.args]


@rule("task-starts-at-once", "M14")
def task_starts_at_once(program):
    for call in makers(program):
        if not any(keyword.arg in ("eager_start", None) for keyword in call.keywords):
            last = max([*call.args, *(keyword.value for keyword in call.keywords)], key=program.text.end)
            edits = [program.text.after(last, ", eager_start=True")]
            yield Change(lines_of(call), edits, edits)


@rule("run-waits-for-all-tasks", "M16")
def run_waits_for_all_tasks(program):
    made = [call for call in [*makers(program), *program.calls("asyncio.ensure_future")]]
    outside = [call for call in made if program.kind(call.func) != "TaskGroup.create_task"]
    if outside and program.calls("asyncio.run", "Runner.run"):
        yield Change(lines_of(*outside), machine="wait_for_all_tasks")


@rule("cancel-stops-at-once", "M43")
def cancel_stops_at_once(program):
    for call in program.calls("Task.cancel"):
        if is_statement(call) and may_await(call):
            yield Change(lines_of(call), [program.text.after(call, "; await __retrace__.sleep(0)")])
