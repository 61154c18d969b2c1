import asyncio
import math


async def main():
    sleeper = asyncio.create_task(asyncio.sleep(math.inf))
    await asyncio.sleep(0.01)
    sleeper.cancel()
    try:
        await sleeper
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
