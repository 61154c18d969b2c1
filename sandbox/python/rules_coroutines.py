"""Beliefs about calling, awaiting and overlapping coroutines."""

import ast

from _retrace.rewrite import Change, function_around, is_statement, lines_of, may_await, rule

# Calls that make a task of a coroutine or run it: where one is given to them, it does run.
RUNNERS = (
    "asyncio.create_task", "asyncio.ensure_future", "Loop.create_task", "TaskGroup.create_task", "asyncio.run",
    "Loop.run_until_complete", "Runner.run", "asyncio.run_coroutine_threadsafe", "asyncio.Task",
)  # fmt: skip


def uses_of(program, name):
    """The places that read the variable that this node binds."""
    owner = name.scope.owner_of(name.id)
    return [
        node
        for node in program.all(ast.Name)
        if node.id == name.id and isinstance(node.ctx, ast.Load) and node.scope.lookup(node.id) is owner
    ]


def is_awaited(node):
    return isinstance(node.parent, ast.Await)


def named_coroutines(program):
    """Assignments of a new coroutine object to a name: the name, the call, and the uses of the name."""
    for node in program.all(ast.Assign):
        if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Call):
            if program.kind(node.value) == "coroutine":
                yield node.targets[0], node.value, uses_of(program, node.targets[0])


def calls_of_coroutines(program):
    """Calls of the program's own coroutine functions."""
    return [
        node
        for node in program.all(ast.Call)
        if (kind := program.kinds.of(node)) is not None and kind.name == "coroutine" and kind.of is not None
    ]


@rule("call-runs-the-body", "M01")
def call_runs_the_body(program):
    for call in calls_of_coroutines(program):
        if is_statement(call) and may_await(call):
            edits = [program.text.before(call, "await ")]
            yield Change(lines_of(call), edits, edits)


@rule("call-gives-the-value", "M02")
def call_gives_the_value(program):
    for name, call, uses in named_coroutines(program):
        is_plain = all(not isinstance(use.parent, ast.Call) or program.kind(use.parent.func).startswith("builtins.") for use in uses)
        if may_await(call) and is_plain and any(not is_awaited(use) for use in uses):
            edits = [program.text.before(call, "await ")]
            for use in filter(is_awaited, uses):
                edits.append(program.text.replace(use.parent, use.id))
            yield Change(lines_of(call), edits, edits)


@rule("awaits-overlap", "M03")
def awaits_overlap(program):
    for body in _bodies(program):
        for group in _consecutive_awaits(program, body):
            edits, shown = [], []
            names = [f"__retrace_{index}" for index in range(len(group))]
            collected = "; ".join(
                (f"{program.text.of(statement.targets[0])} = " if isinstance(statement, ast.Assign) else "") + f"await {name}"
                for statement, name in zip(group, names)
            )
            for statement, name in zip(group, names):
                call = statement.value.value
                edits += [
                    program.text.between(program.text.start(statement), program.text.start(call), f"{name} = __retrace__.start("),
                    program.text.after(call, ")" + (f"; {collected}" if statement is group[-1] else "")),
                ]
            gather = program.spelled("asyncio.gather", group[0])
            if gather:
                calls = ", ".join(program.text.of(statement.value.value) for statement in group)
                targets = ", ".join(
                    program.text.of(statement.targets[0]) if isinstance(statement, ast.Assign) else "_"
                    for statement in group
                )
                is_bare = all(isinstance(statement, ast.Expr) for statement in group)
                written = f"await {gather}({calls})" if is_bare else f"{targets} = await {gather}({calls})"
                shown = [program.text.cut(group[0], group[-1], written)]
            yield Change(lines_of(*group), edits, shown or None)


def _bodies(program):
    for node in program.nodes:
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(node, field, None)
            if isinstance(statements, list):
                yield statements


def _consecutive_awaits(program, statements):
    """Groups of two or more statements in a row that await a call each and need nothing of each other."""
    group = []
    for statement in [*statements, None]:
        if statement is not None and _is_awaited_call(program, statement) and not _reads_targets(statement, group):
            group.append(statement)
            continue
        if len(group) > 1 and len({one.lineno for one in group}) == len(group):
            yield group
        group = []


def _is_awaited_call(program, statement):
    is_simple = isinstance(statement, ast.Expr) or (
        isinstance(statement, ast.Assign) and len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name)
    )
    if not is_simple or not isinstance(statement.value, ast.Await) or not may_await(statement.value):
        return False
    call = statement.value.value
    if not isinstance(call, ast.Call) or program.kind(call) != "coroutine":
        return False
    is_own = program.kinds.of(call).of is not None
    is_sleep = program.kind(call.func) == "asyncio.sleep" and not _is_zero(call)
    return is_own or is_sleep


def _is_zero(call):
    return bool(call.args) and isinstance(call.args[0], ast.Constant) and call.args[0].value == 0


def _reads_targets(statement, group):
    bound = {one.targets[0].id for one in group if isinstance(one, ast.Assign)}
    return any(isinstance(node, ast.Name) and node.id in bound for node in ast.walk(statement.value))


@rule("coroutine-objects-run", "M04")
def coroutine_objects_run(program):
    for name, call, uses in named_coroutines(program):
        is_given_away = any(
            isinstance(use.parent, ast.Call) and program.kind(use.parent.func) in RUNNERS for use in uses
        )
        if may_await(call) and uses and not is_given_away and not _awaits_at_once(call, uses):
            create_task = program.spelled("asyncio.create_task", call)
            shown = create_task and program.text.wrap(call, f"{create_task}(")
            yield Change(lines_of(call), program.text.wrap(call, "__retrace__.start("), shown or None)


def _awaits_at_once(call, uses):
    """Whether the next statement awaits it: then there is no time in which it could run."""
    statement = call.parent
    siblings = next(
        (value for _, value in ast.iter_fields(statement.parent) if isinstance(value, list) and statement in value), []
    )
    after = siblings[siblings.index(statement) + 1 :] if siblings else []
    return len(uses) == 1 and bool(after) and any(use in ast.walk(after[0]) for use in uses) and is_awaited(uses[0])


@rule("await-always-switches", "M05")
def await_always_switches(program):
    for call in calls_of_coroutines(program):
        if is_awaited(call):
            yield Change(lines_of(call), program.text.wrap(call, "__retrace__.after_a_turn("))


@rule("coroutine-runs-again", "M07")
def coroutine_runs_again(program):
    for name, call, uses in named_coroutines(program):
        awaited = [use for use in uses if is_awaited(use)]
        if len(awaited) == len(uses) > 1:
            edit = program.text.wrap(call.func, "__retrace__.awaitable_again(")
            yield Change(lines_of(call, *awaited), edit)


@rule("await-anywhere", "M09")
def await_anywhere(program):
    for function in program.all(ast.FunctionDef):
        awaits = [node for node in program.all(ast.Await) if function_around(node) is function]
        if not awaits or function.decorator_list:
            continue
        calls = [
            node for node in program.all(ast.Call)
            if (kind := program.kinds.of(node.func)) is not None and kind.of is function
        ]  # fmt: skip
        if all(may_await(call) for call in calls):
            edits = [program.text.before(function, "async ")]
            for call in calls:
                if not is_awaited(call):
                    edits += program.text.wrap(call, "(await ")
            yield Change(lines_of(*awaits), edits, edits)


@rule("run-inside-a-running-loop", "M10")
def run_inside_a_running_loop(program):
    for call in program.calls("asyncio.run"):
        if may_await(call) and len(call.args) == 1 and not call.keywords:
            argument = call.args[0]
            edits = [
                program.text.between(program.text.start(call), program.text.start(argument), "(await "),
                program.text.between(program.text.end(argument), program.text.end(call), ")"),
            ]
            yield Change(lines_of(call), edits, edits)


@rule("run-takes-a-function", "M12")
def run_takes_a_function(program):
    for call in program.calls("asyncio.run"):
        if call.args and program.kind(call.args[0]) == "coroutine function":
            arguments = program.kinds.of(call.args[0]).of.args
            if len(arguments.posonlyargs) + len(arguments.args) == len(arguments.defaults):
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
        if is_simple and not any(part.is_async for part in node.generators):
            def with_gather(gather):
                return [
                    program.text.before(node, f"(await {gather}(*"),
                    program.text.between(program.text.start(node.elt), program.text.start(node.elt.value), ""),
                    program.text.after(node, "))"),
                ]

            gather = program.spelled("asyncio.gather", node)
            yield Change(lines_of(node), with_gather("__retrace__.gather"), with_gather(gather) if gather else None)
