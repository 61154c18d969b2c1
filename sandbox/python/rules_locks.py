"""Misconceptions about shared data and what guards it: races, locks, semaphores, events, conditions, queues."""

import ast

from _retrace.scopes import COMPREHENSIONS
from _retrace.reading import (
    ancestors,
    function_around,
    has_await,
    is_constant,
    lines_of,
    may_await,
    siblings_of,
    statement_of,
)
from _retrace.rewrite import Change, rule

_LOCKS = ("Lock", "Semaphore", "Condition")


def _locks_around(program, node):
    """The `async with` blocks of locks that a node stands in."""
    return [
        (around, item.context_expr)
        for around in ancestors(node)
        if isinstance(around, (ast.AsyncWith, ast.With))
        for item in around.items
        if program.kind(item.context_expr) in _LOCKS
    ]


def _is_same(one, other):
    """Whether two expressions name the same, one perhaps read and the other written."""
    return ast.unparse(one) == ast.unparse(other)


def _is_shared(node):
    """Whether other tasks may see what is stored there."""
    if isinstance(node, ast.Name):
        return node.scope.owner_of(node.id) is not node.scope
    return isinstance(node, (ast.Attribute, ast.Subscript))


@rule("nothing-changes-while-it-waits", "M59")
def nothing_changes_while_it_waits(program):
    """What was read before an await is still true after it."""
    for write in program.all(ast.Assign):
        block = siblings_of(write)
        for read in block[: block.index(write)]:
            is_copy = isinstance(read, ast.Assign) and len(read.targets) == 1 and isinstance(read.targets[0], ast.Name)
            if not is_copy or not _is_same(read.value, write.targets[0]) or not _is_shared(write.targets[0]):
                continue
            stale = [
                node for node in ast.walk(write.value) if isinstance(node, ast.Name) and node.id == read.targets[0].id
            ]
            if stale and has_await(*block[block.index(read) + 1 : block.index(write)]):
                edits = [program.text.replace(node, program.text.of(read.value)) for node in stale]
                yield Change(lines_of(read, write), edits, edits)
    yield from _checked_before_waiting(program)


def _checked_before_waiting(program):
    """What an `if` has found is still true after a sleep inside of it: nobody else runs meanwhile."""
    for node in program.all(ast.If):
        read = [part for part in ast.walk(node.test) if isinstance(part, (ast.Name, ast.Attribute, ast.Subscript))]
        for write in node.body:
            targets = write.targets if isinstance(write, ast.Assign) else [getattr(write, "target", None)]
            is_write = isinstance(write, (ast.Assign, ast.AugAssign)) and _is_shared(targets[0])
            if not is_write or not any(_is_same(targets[0], part) for part in read) or _locks_around(program, node):
                continue
            sleeps = [
                part
                for before in node.body[: node.body.index(write)]
                for part in ast.walk(before)
                if isinstance(part, ast.Await) and isinstance(part.value, ast.Call) and len(part.value.args) == 1
                and program.kind(part.value.func) == "asyncio.sleep"
            ]  # fmt: skip
            if sleeps:
                edits = [
                    edit for part in sleeps for edit in program.around(part, part.value.args[0], "__retrace__.stand_still(", ")")
                ]
                yield Change(lines_of(node.test, write), edits)


_OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.FloorDiv: "//", ast.Mod: "%"}


@rule("counters-need-a-lock", "M60")
def counters_need_a_lock(program):
    """Another task may come between the reading and the writing of `n += 1`."""
    for node in program.all(ast.AugAssign):
        operator = _OPERATORS.get(type(node.op))
        if operator and _is_shared(node.target) and may_await(node) and not _locks_around(program, node):
            target = program.text.of(node.target)
            opening = f"{target} = {target} {operator} await __retrace__.after_turn_of_others("
            yield Change(lines_of(node), program.around(node, node.value, opening, ")"))


@rule("lock-is-reentrant", "M61")
def lock_is_reentrant(program):
    for name, call, uses in program.named("Lock"):
        entered = [
            (use, around)
            for use in uses
            for around in ancestors(use)
            if isinstance(around, ast.AsyncWith) and any(item.context_expr is use for item in around.items)
        ]
        for _, outer in entered:
            inner = [use for use, around in entered if around is not outer and _reaches(program, outer, around)]
            if inner:
                yield Change(lines_of(*inner), program.instead(call.func, "ReentrantLock"))
                break


def _reaches(program, outer, inner):
    """Whether one block is entered from inside another: it is nested, or its function is called there."""
    if outer in ancestors(inner):
        return True
    within = [node for statement in outer.body for node in ast.walk(statement)]
    return any(program.own_call(node) is function_around(inner) for node in within if isinstance(node, ast.Call))


@rule("plain-with-takes-a-lock", "M62")
def plain_with_takes_a_lock(program):
    for node in program.all(ast.With):
        if may_await(node) and any(program.kind(item.context_expr) in _LOCKS for item in node.items):
            edits = [program.text.before(node, "async ")]
            yield Change([node.lineno], edits, edits)


@rule("semaphore-lets-all-in", "M63")
def semaphore_lets_all_in(program):
    yield from _semaphores_of(program, "1000")


@rule("semaphore-lets-one-in", "M63")
def semaphore_lets_one_in(program):
    yield from _semaphores_of(program, "1")


def _semaphores_of(program, size):
    for call in program.calls("asyncio.Semaphore", "asyncio.BoundedSemaphore"):
        given = [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg == "value")]
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, int) and value.value > 1:
                edits = [program.text.replace(value, size)]
                yield Change(lines_of(call), edits, edits)


@rule("event-wakes-one", "M64")
def event_wakes_one(program):
    yield from _events_as(program, "EventForOne")


@rule("event-is-missed-by-who-comes-later", "M64")
def event_is_missed_by_who_comes_later(program):
    yield from _events_as(program, "EventOfTheMoment")


def _events_as(program, helper):
    if program.calls("Event.wait") and program.calls("Event.set"):
        for call in program.calls("asyncio.Event"):
            yield Change(lines_of(call), program.instead(call.func, helper))


@rule("notify-needs-no-lock", "M65")
def notify_needs_no_lock(program):
    for call in program.calls("Condition.notify", "Condition.notify_all"):
        if not any(_is_same(lock, call.func.value) for _, lock in _locks_around(program, call)):
            yield Change(lines_of(call), program.helper(call.func, "without_lock"))


@rule("every-consumer-gets-every-item", "M66")
def every_consumer_gets_every_item(program):
    consumers = {function_around(call) for call in program.calls("Queue.get", "Queue.get_nowait")}
    if sum(_number_of_calls(program, consumer) for consumer in consumers) > 1:
        for call in program.calls("asyncio.Queue"):
            yield Change(lines_of(call), program.instead(call.func, "QueueForAll"))


def _number_of_calls(program, function):
    """In how many tasks a function may run: in a loop, in several."""
    calls = [call for call in program.all(ast.Call) if function is not None and program.own_call(call) is function]
    repeated = [
        call for call in calls if any(isinstance(node, (ast.For, *COMPREHENSIONS)) for node in ancestors(call))
    ]
    return len(calls) + len(repeated)


@rule("join-waits-for-an-empty-queue", "M67")
def join_waits_for_an_empty_queue(program):
    if program.calls("Queue.join"):
        for call in program.calls("asyncio.Queue"):
            yield Change(lines_of(*program.calls("Queue.join")), program.instead(call.func, "QueueJoinedWhenEmpty"))


@rule("put-never-waits", "M68")
def put_never_waits(program):
    if not program.calls("Queue.put"):
        return
    for call in program.calls("asyncio.Queue"):
        given = [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg == "maxsize")]
        for size in given:
            if not is_constant(size, 0):
                edits = [program.text.replace(size, "0")]
                yield Change(lines_of(call), edits, edits)


@rule("empty-queue-gives-none", "M69")
def empty_queue_gives_none(program):
    for call in program.calls("Queue.get_nowait"):
        yield Change(lines_of(call), program.helper(call.func, "or_none"))
