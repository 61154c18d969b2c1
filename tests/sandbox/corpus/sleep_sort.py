import asyncio


async def show(n):
    await asyncio.sleep(n / 50)
    print(n)


async def main():
    async with asyncio.TaskGroup() as group:
        for n in (5, 3, 9, 1, 7):
            group.create_task(show(n))


asyncio.run(main())
