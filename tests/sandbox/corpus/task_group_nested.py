import asyncio


async def leaf(name, delay):
    await asyncio.sleep(delay)
    print(name)


async def main():
    async with asyncio.TaskGroup() as outer:
        outer.create_task(leaf("outer", 0.06))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(leaf("inner", 0.03))
        print("inner done")
    print("outer done")


asyncio.run(main())
