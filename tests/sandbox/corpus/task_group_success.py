import asyncio


async def square(n):
    await asyncio.sleep(n / 50)
    return n * n


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(square(n)) for n in (3, 1, 2)]
        print("inside", [t.done() for t in tasks])
    print("after", [t.result() for t in tasks])


asyncio.run(main())
