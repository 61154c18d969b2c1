import asyncio


async def stage(name, source, target, delay):
    while (item := await source.get()) is not None:
        await asyncio.sleep(delay)
        print(name, item)
        await target.put(item + 1)
    await target.put(None)


async def main():
    a, b, c = asyncio.Queue(), asyncio.Queue(), asyncio.Queue()
    for n in (10, 20, 30, None):
        a.put_nowait(n)
    async with asyncio.TaskGroup() as group:
        group.create_task(stage("first", a, b, 0.03))
        group.create_task(stage("second", b, c, 0.05))
    print([c.get_nowait() for _ in range(c.qsize())])


asyncio.run(main())
