"""Misconceptions about when tasks start, how often they run and who waits for them."""

import ast

from _retrace.reading import (
    ancestors,
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

_MAKERS = ("asyncio.create_task", "Loop.create_task", "TaskGroup.create_task")


def makers(program):
    """Calls that make a task of a coroutine."""
    return [call for call in program.calls(*_MAKERS) if call.args]


def _named_tasks(program):
    """Tasks that are given a name: the name, the call that makes it, its uses."""
    made = makers(program)
    return [(name, call, uses) for name, call, uses in program.named("Task") if call in made]


@rule("task-runs-again", "M08")
def task_runs_again(program):
    for _, call, uses in _named_tasks(program):
        awaited = [use for use in uses if is_awaited(use)]
        if len(awaited) > 1 and program.own_call(call.args[0]):
            edits = program.helper(call.args[0].func, "remembered")
            for use in awaited:
                edits += program.helper(use, "run_again")
            yield Change(lines_of(call, *awaited), edits)


@rule("tasks-without-a-loop", "M11")
def tasks_without_a_loop(program):
    for call in program.calls("asyncio.create_task"):
        if function_around(call) is None and len(call.args) == 1 and not call.keywords:
            run = program.spelled("asyncio.run", call)
            shown = [program.text.replace(call.func, run)] if run else None
            yield Change(lines_of(call), program.instead(call.func, "run"), shown)


@rule("task-starts-at-once", "M14")
def task_starts_at_once(program):
    # The coroutine of a task that has ended at once is gone.
    for call in makers(program) if not program.calls("Task.get_coro") else []:
        if not any(keyword.arg in ("eager_start", None) for keyword in call.keywords):
            edits = program.more(call, "eager_start=True")
            yield Change(lines_of(call), edits, edits)


@rule("awaited-first-runs-first", "M15")
def awaited_first_runs_first(program):
    """Between the makers and the first await of one of their tasks nothing else waits."""
    named = _named_tasks(program)
    for name, call, uses in named:
        block = siblings_of(statement_of(call))
        at = block.index(statement_of(call))
        older = [other for _, other, _ in named if statement_of(other) in block[:at]]
        awaits = [statement for statement in block[at + 1 :] if has_await(statement)]
        first = [use for use in uses if awaits and is_awaited(use) and statement_of(use) is awaits[0]]
        if older and first and not has_await(*block[block.index(statement_of(older[0])) : at]):
            yield Change(lines_of(first[0]), program.helper(first[0], "first"))


@rule("run-waits-for-all-tasks", "M16")
def run_waits_for_all_tasks(program):
    made = [*makers(program), *program.calls("asyncio.ensure_future")]
    outside = [call for call in made if program.kind(call.func) != "TaskGroup.create_task"]
    left = [call for call in outside if not _is_collected(program, call)]
    if left and program.calls("asyncio.run", "Runner.run"):
        yield Change(lines_of(*left), machine="wait_for_all_tasks")


def _is_collected(program, call):
    """Whether the task is awaited: directly, or through its name or that of a list that it is in."""
    statement = statement_of(call)
    if is_awaited(call) or (isinstance(call.parent, ast.Call) and program.kind(call.parent.func) == "asyncio.gather"):
        return True
    if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
        return False
    return any(
        is_awaited(use)
        or isinstance(use.parent, ast.Starred)
        or (isinstance(use.parent, ast.Call) and program.kind(use.parent.func) == "asyncio.gather")
        or (isinstance(use.parent, ast.For) and has_await(*use.parent.body))
        for use in program.uses_of(statement.targets[0])
    )


@rule("loop-of-awaits-runs-one-by-one", "M20")
def loop_of_awaits_runs_one_by_one(program):
    """Tasks in a list, or with a name each, that are only ever awaited one after the other."""
    yield from _named_one_by_one(program)
    for name, made in _lists_of_tasks(program):
        loops = []
        for use in program.uses_of(name):
            if isinstance(use.parent, ast.For) and use.parent.iter is use and isinstance(use.parent.target, ast.Name):
                loops.append(use.parent)
            elif not (isinstance(use.parent, ast.Attribute) and use.parent.attr == "append"):
                break
        else:
            if loops and all(is_awaited(use) for loop in loops for use in program.uses_of(loop.target)):
                edits = [edit for call in made for edit in program.around(call, call.args[0], "", "")]
                yield Change(lines_of(*made, *(loop.iter for loop in loops)), edits, edits)


def _named_one_by_one(program):
    """Two tasks or more of one block that are only awaited."""
    blocks = {}
    for _, call, uses in _named_tasks(program):
        if uses and all(is_awaited(use) for use in uses):
            blocks.setdefault(id(siblings_of(statement_of(call))), []).append(call)
    for calls in blocks.values():
        if len(calls) > 1:
            edits = [edit for call in calls for edit in program.around(call, call.args[0], "", "")]
            yield Change(lines_of(*calls), edits, edits)


def _lists_of_tasks(program):
    """Names of lists, and the calls that make the tasks in them."""
    made = makers(program)
    for node in program.all(ast.Assign):
        target, value = node.targets[0], node.value
        if not isinstance(target, ast.Name) or len(node.targets) > 1:
            continue
        if isinstance(value, ast.ListComp) and value.elt in made:
            yield target, [value.elt]
        elif isinstance(value, ast.List) and value.elts and all(part in made for part in value.elts):
            yield target, value.elts
        elif isinstance(value, ast.List) and not value.elts:
            appended = [
                use.parent.parent.args[0]
                for use in program.uses_of(target)
                if isinstance(use.parent, ast.Attribute) and use.parent.attr == "append"
                and isinstance(use.parent.parent, ast.Call) and len(use.parent.parent.args) == 1
            ]  # fmt: skip
            if appended and all(part in made for part in appended):
                yield target, appended


@rule("awaited-tasks-in-a-loop-overlap", "M21")
def awaited_tasks_in_a_loop_overlap(program):
    for call in makers(program):
        loop = statement_of(call).parent
        is_bare = is_awaited(call) and is_statement(call.parent) and may_await(call)
        if not is_bare or not isinstance(loop, ast.For) or call.parent.parent not in loop.body or loop.orelse:
            continue
        if any(isinstance(node, (ast.Break, ast.Return)) for node in ast.walk(loop)):
            continue
        edits = [
            program.text.before(loop, "async "),
            *program.helper(loop.iter, "then_wait"),
            *program.around(call.parent, call, "__retrace__.later(", ")"),
        ]
        yield Change(lines_of(call), edits)


@rule("task-of-a-plain-function", "M30")
def task_of_a_plain_function(program):
    for call in makers(program):
        argument = call.args[0]
        if isinstance(argument, ast.Call) and program.kind(argument.func) == "function" and _gives_a_value(program, argument):
            yield Change(lines_of(call), program.helper(argument, "as_coroutine"))


def _gives_a_value(program, call):
    """Whether a call of a plain function gives something that is certainly no coroutine."""
    function = program.kinds.of(call.func).of
    returns = [node for node in ast.walk(function) if isinstance(node, ast.Return) and node.value is not None]
    return not returns or program.kind(call) in ("int", "float", "str", "bool", "list", "dict")


@rule("tasks-never-start-eagerly", "M31")
def tasks_never_start_eagerly(program):
    for call in program.calls("Loop.set_task_factory"):
        if call.args and program.kind(call.args[0]) == "asyncio.eager_task_factory" and is_statement(call):
            yield Change(lines_of(call), [program.text.replace(call, "None")], [program.text.replace(call, "pass")])
    for call in makers(program):
        for keyword in call.keywords:
            if keyword.arg == "eager_start" and is_constant(keyword.value, True):
                edits = [program.text.replace(keyword.value, "False")]
                yield Change(lines_of(call), edits, edits)


@rule("task-errors-end-the-program", "M37")
def task_errors_end_the_program(program):
    made = [call for call in makers(program) if program.kind(call.func) != "TaskGroup.create_task"]
    if made and program.may_fail():
        yield Change(lines_of(*made), machine="end_on_task_errors")


@rule("create-task-raises", "M38")
def create_task_raises(program):
    for call in makers(program):
        around = next((node for node in ancestors(call) if isinstance(node, ast.Try)), None)
        if around is None or not around.handlers or statement_of(call) not in around.body or not program.own_call(call.args[0]):
            continue
        statement = statement_of(call)
        is_named = isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
        if statement.value is call and (is_named or isinstance(statement, ast.Expr)):
            # The name is bound before the error comes, so that the program can go on with it.
            name = f"{statement.targets[0].id} := " if is_named else ""
            edits = [
                *program.text.wrap(call, f"__retrace__.raise_failed({name}"),
                *program.helper(call.func, "begun"),
            ]
            yield Change(lines_of(call), edits)


@rule("result-waits", "M40")
def result_waits(program):
    grouped = {
        use for _, made, uses in program.named("Task") if program.kind(made.func) == "TaskGroup.create_task" for use in uses
    }
    for call in program.calls("Task.result"):
        # The tasks of a group are done where it ends.
        is_done = call.func.value in grouped and not any(isinstance(node, ast.AsyncWith) for node in ancestors(call))
        if may_await(call) and not call.args and not is_done:
            edits = program.around(call, call.func.value, *program.awaiting(call))
            yield Change(lines_of(call), edits, edits)


@rule("failed-main-ends-everything", "M58")
def failed_main_ends_everything(program):
    runs = program.calls("asyncio.run", "Runner.run")
    raised = [node for node in program.all(ast.Raise) if node.exc is not None]
    if runs and makers(program) and program.may_fail() and (raised or any(isinstance(node, ast.Try) for run in runs for node in ancestors(run))):
        yield Change(lines_of(*raised, *runs), machine="abandon_tasks_when_main_fails")
