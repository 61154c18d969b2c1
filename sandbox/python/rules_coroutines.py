"""Misconceptions about what a call of a coroutine function does, and what `await` does."""

import ast

from _retrace.reading import (
    function_around,
    has_await,
    is_awaited,
    is_constant,
    is_statement,
    lines_of,
    may_await,
    siblings_of,
    statement_of,
)
from _retrace.rewrite import Change, rule

# Calls that make a task of a coroutine or run it.
_RUNNERS = (
    "asyncio.create_task", "asyncio.ensure_future", "Loop.create_task", "TaskGroup.create_task", "asyncio.run",
    "Loop.run_until_complete", "Runner.run", "asyncio.run_coroutine_threadsafe", "asyncio.Task",
)  # fmt: skip


@rule("call-runs-the-body", "M01")
def call_runs_the_body(program):
    for call in program.all(ast.Call):
        if program.own_call(call) and is_statement(call) and may_await(call):
            edits = [program.text.before(call, "await ")]
            yield Change(lines_of(call), edits, edits)


@rule("call-gives-the-value", "M02")
def call_gives_the_value(program):
    for _, call, uses in program.named("coroutine"):
        awaited = [use for use in uses if is_awaited(use)]
        others = [use for use in uses if not is_awaited(use)]
        is_plain = all(
            not isinstance(use.parent, ast.Call) or program.kind(use.parent.func).startswith("builtins.") for use in others
        )
        if others and is_plain and may_await(call):
            edits = [program.text.before(call, "await ")]
            edits += [program.text.replace(use.parent, use.id) for use in awaited]
            yield Change(lines_of(call), edits, edits)


@rule("coroutine-objects-run", "M04")
def coroutine_objects_run(program):
    made = []
    for _, call, uses in program.named("coroutine"):
        is_given_away = any(
            isinstance(use.parent, ast.Call) and program.kind(use.parent.func) in _RUNNERS for use in uses
        )
        if may_await(call) and uses and not is_given_away:
            made.append((call, uses))
    if all(_awaits_at_once(call, uses) for call, uses in made):
        return
    for call, _ in made:
        create_task = program.spelled("asyncio.create_task", call)
        shown = program.wrap(call, f"{create_task}(") if create_task else None
        yield Change(lines_of(call), program.helper(call, "start"), shown)


def _awaits_at_once(call, uses):
    """Whether the next statement awaits it: then there is no time in which it could run."""
    statement = statement_of(call)
    block = siblings_of(statement)
    after = block[block.index(statement) + 1 :]
    return len(uses) == 1 and is_awaited(uses[0]) and bool(after) and statement_of(uses[0]) is after[0]


@rule("await-always-switches", "M05")
def await_always_switches(program):
    for call in program.all(ast.Call) if program.runs_a_loop() else []:
        if program.own_call(call) and is_awaited(call):
            yield Change(lines_of(call), program.helper(call, "after_a_turn"))


@rule("coroutine-runs-again", "M07")
def coroutine_runs_again(program):
    for _, call, uses in program.named("coroutine"):
        if len(uses) > 1 and all(is_awaited(use) for use in uses):
            yield Change(lines_of(call, *uses), program.helper(call.func, "awaitable_again"))


@rule("await-anywhere", "M09")
def await_anywhere(program):
    for function in program.all(ast.FunctionDef):
        awaits = [node for node in program.all(ast.Await) if function_around(node) is function]
        if not awaits or function.decorator_list:
            continue
        kinds = {call: program.kinds.of(call.func) for call in program.all(ast.Call)}
        calls = [call for call, kind in kinds.items() if kind is not None and kind.of is function]
        if all(may_await(call) for call in calls):
            edits = [program.text.before(function, "async ")]
            for call in calls:
                if not is_awaited(call):
                    edits += program.wrap(call, *program.awaiting(call))
            yield Change(lines_of(*awaits), edits, edits)


@rule("run-inside-a-running-loop", "M10")
def run_inside_a_running_loop(program):
    for call in program.calls("asyncio.run"):
        if may_await(call) and len(call.args) == 1 and not call.keywords:
            edits = program.around(call, call.args[0], *program.awaiting(call))
            yield Change(lines_of(call), edits, edits)


@rule("run-takes-a-function", "M12")
def run_takes_a_function(program):
    for call in program.calls("asyncio.run"):
        if call.args and program.kind(call.args[0]) == "coroutine function":
            wanted = program.kinds.of(call.args[0]).of.args
            if len(wanted.posonlyargs) + len(wanted.args) == len(wanted.defaults):
                edits = [program.text.after(call.args[0], "()")]
                yield Change(lines_of(call), edits, edits)


@rule("sleep-without-await-waits", "M13")
def sleep_without_await_waits(program):
    for call in program.calls("asyncio.sleep"):
        if is_statement(call) and may_await(call):
            edits = [program.text.before(call, "await ")]
            yield Change(lines_of(call), edits, edits)


@rule("comprehension-overlaps", "M22")
def comprehension_overlaps(program):
    for node in program.all(ast.ListComp):
        is_simple = isinstance(node.elt, ast.Await) and isinstance(node.elt.value, ast.Call) and may_await(node)
        if not is_simple or program.kind(node.elt.value) != "coroutine" or has_await(*node.generators):
            continue

        opening, closing = program.awaiting(node)

        def with_gather(gather):
            return [
                *program.wrap(node, f"{opening}{gather}(*", f"){closing}"),
                program.text.between(program.text.start(node.elt), program.text.start(node.elt.value), ""),
            ]

        gather = program.spelled("asyncio.gather", node)
        yield Change(lines_of(node), with_gather("__retrace__.gather"), with_gather(gather) if gather else None)


@rule("awaits-overlap", "M03")
def awaits_overlap(program):
    for group in _groups_of_awaits(program):
        yield Change(lines_of(*group), _started_together(program, group), _gathered(program, group))


def _groups_of_awaits(program):
    """Two or more statements in a row that await a call each and need nothing of each other."""
    seen = set()
    for statement in program.all(ast.Expr, ast.Assign):
        group = []
        for one in siblings_of(statement) if statement not in seen else []:
            seen.add(one)
            if _is_awaited_call(program, one) and not _reads_targets(one, group):
                group.append(one)
                continue
            if len(group) > 1:
                yield group
            group = []
        if len(group) > 1:
            yield group


def _is_awaited_call(program, statement):
    target = statement.targets if isinstance(statement, ast.Assign) else []
    is_simple = isinstance(statement, ast.Expr) or (len(target) == 1 and isinstance(target[0], ast.Name))
    if not is_simple or not isinstance(statement.value, ast.Await) or not may_await(statement.value):
        return False
    call = statement.value.value
    if program.own_call(call):
        return True
    return isinstance(call, ast.Call) and program.kind(call.func) == "asyncio.sleep" and not is_constant(call.args[0], 0)


def _reads_targets(statement, group):
    bound = {one.targets[0].id for one in group if isinstance(one, ast.Assign)}
    return any(isinstance(node, ast.Name) and node.id in bound for node in ast.walk(statement.value))


def _started_together(program, group):
    """Each statement starts its call as a task; behind the last, all are awaited."""
    names = [f"__retrace_{index}" for index in range(len(group))]
    awaits = [
        f"{program.text.of(one.targets[0])} = await {name}" if isinstance(one, ast.Assign) else f"await {name}"
        for one, name in zip(group, names)
    ]
    edits = []
    for one, name in zip(group, names):
        rest = "; " + "; ".join(awaits) if one is group[-1] else ""
        edits += program.around(one, one.value.value, f"{name} = __retrace__.start(", f"){rest}")
    return edits


def _gathered(program, group):
    gather = program.spelled("asyncio.gather", group[0])
    if gather is None:
        return None
    calls = ", ".join(program.text.of(one.value.value) for one in group)
    targets = [program.text.of(one.targets[0]) if isinstance(one, ast.Assign) else "_" for one in group]
    is_used = any(isinstance(one, ast.Assign) for one in group)
    written = f"await {gather}({calls})"
    return [program.text.cut(group[0], group[-1], f"{', '.join(targets)} = {written}" if is_used else written)]
