import asyncio


async def never():
    print("never printed")


async def main():
    task = asyncio.create_task(never())
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), task.cancel())


asyncio.run(main())
