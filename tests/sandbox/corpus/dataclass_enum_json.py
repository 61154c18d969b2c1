import asyncio
import json
from dataclasses import dataclass, asdict, field
from enum import Enum, auto


class State(Enum):
    NEW = auto()
    DONE = auto()


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    state: State = field(default=State.NEW, compare=False)


async def main():
    queue = asyncio.PriorityQueue()
    for job in (Job(2, "b"), Job(1, "a")):
        await queue.put(job)
    while not queue.empty():
        job = await queue.get()
        job.state = State.DONE
        print(job)
        print(json.dumps(asdict(job) | {"state": job.state.name}, indent=1))


asyncio.run(main())
