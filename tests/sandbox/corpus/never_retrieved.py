import asyncio


async def fail():
    raise ValueError("nobody looks")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    del task
    print("still running")


asyncio.run(main())
