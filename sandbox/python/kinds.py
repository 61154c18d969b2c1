"""The kinds of values that rules distinguish."""

from typing import NamedTuple


class Kind(NamedTuple):
    """`name` is a dotted name of a library ("asyncio.gather"), the class of an instance of one ("Task"), or says what
    it is in the program ("coroutine"); `of` is the definition behind it, or the kind of a list's items."""

    name: str
    of: object = None


# What calls of asyncio's give: an instance of a class is named after it.
GIVEN = {
    **dict.fromkeys(
        ("asyncio.create_task", "asyncio.ensure_future", "Loop.create_task", "TaskGroup.create_task",
         "asyncio.current_task", "asyncio.Task"),
        Kind("Task"),
    ),
    **dict.fromkeys(("asyncio.get_running_loop", "asyncio.get_event_loop", "asyncio.new_event_loop"), Kind("Loop")),
    **dict.fromkeys(("Loop.create_future", "asyncio.Future", "asyncio.shield", "Loop.run_in_executor"), Kind("Future")),
    **{f"asyncio.{name}": Kind("Queue") for name in ("Queue", "LifoQueue", "PriorityQueue")},
    **{f"asyncio.{name}": Kind("Semaphore") for name in ("Semaphore", "BoundedSemaphore")},
    **{
        f"asyncio.{name}": Kind(name)
        for name in ("Event", "Lock", "Condition", "Barrier", "TaskGroup", "Runner")
    },
    **dict.fromkeys(("asyncio.timeout", "asyncio.timeout_at"), Kind("Timeout")),
    **dict.fromkeys(
        ("asyncio.sleep", "asyncio.wait_for", "asyncio.wait", "asyncio.to_thread", "Event.wait", "Queue.get",
         "Queue.put", "Queue.join", "Lock.acquire", "Semaphore.acquire", "Condition.wait", "Condition.wait_for",
         "Condition.acquire", "Barrier.wait"),
        Kind("coroutine"),
    ),
    "asyncio.gather": Kind("Gathering"),
    "asyncio.all_tasks": Kind("list", Kind("Task")),
    "contextvars.ContextVar": Kind("ContextVar"),
}  # fmt: skip

NONE = Kind("None")


def canonical(name):
    """Names of asyncio's submodules are names of asyncio."""
    parts = name.split(".")
    if parts[0] == "asyncio" and len(parts) == 3 and parts[1].islower():
        return Kind(f"asyncio.{parts[2]}")
    return Kind(name)


def agreed(kinds):
    different = {kind for kind in kinds if kind != NONE}
    return different.pop() if len(different) == 1 else None


def item_of(kind):
    return kind.of if kind is not None and kind.name == "list" and isinstance(kind.of, Kind) else None
