import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "stopped")
        raise


async def main():
    group = asyncio.gather(sleeper("x"), sleeper("y"))
    await asyncio.sleep(0.01)
    group.cancel()
    try:
        await group
    except asyncio.CancelledError:
        print("gather cancelled")


asyncio.run(main())
