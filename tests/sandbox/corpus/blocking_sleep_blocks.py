import asyncio
import time


async def polite():
    await asyncio.sleep(0.02)
    print("polite")


async def rude():
    time.sleep(0.1)
    print("rude")


async def main():
    started = time.perf_counter()
    await asyncio.gather(polite(), rude())
    print(round(time.perf_counter() - started, 1))


asyncio.run(main())
