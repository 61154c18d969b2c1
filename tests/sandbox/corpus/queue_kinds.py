import asyncio


async def main():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for n in (2, 3, 1):
            queue.put_nowait(n)
        print(kind.__name__, [queue.get_nowait() for _ in range(queue.qsize())])
    queue = asyncio.Queue(1)
    queue.put_nowait("x")
    try:
        queue.put_nowait("y")
    except asyncio.QueueFull as error:
        print(repr(error), queue.full())
    queue.get_nowait()
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
