import asyncio


class T(asyncio.Task):
    pass


def factory(loop, coro, **kw):
    print("making", coro.__name__)
    return T(coro, loop=loop, **kw)


async def child(): return 1


async def main():
    asyncio.get_running_loop().set_task_factory(factory)
    t = asyncio.create_task(child())
    print(type(t).__name__, await t)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child())


asyncio.run(main())
