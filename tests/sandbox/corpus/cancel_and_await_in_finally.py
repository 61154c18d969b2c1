import asyncio


async def worker():
    try:
        await asyncio.sleep(1)
    finally:
        print("closing")
        await asyncio.sleep(0.05)
        print("closed")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("gone")


asyncio.run(main())
