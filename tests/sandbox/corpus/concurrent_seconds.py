import asyncio
import time


async def work():
    await asyncio.sleep(0.2)


async def main():
    started = time.monotonic()
    await asyncio.gather(*(work() for _ in range(10)))
    print(f"{time.monotonic() - started:.1f}")
    started = time.monotonic()
    for _ in range(2):
        await work()
    print(f"{time.monotonic() - started:.1f}")


asyncio.run(main())
