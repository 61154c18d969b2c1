import asyncio


async def background(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "cleans up")


async def main():
    task = asyncio.create_task(background("left over"))
    await asyncio.sleep(0.02)
    print("main ends", task.done())


asyncio.run(main())
