import asyncio


async def work():
    await asyncio.sleep(0.01)
    return "result"


async def main():
    task = asyncio.create_task(work(), name="w")
    print(task)
    await asyncio.sleep(0)
    print(task)
    await task
    print(task)


asyncio.run(main())
