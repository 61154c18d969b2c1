import asyncio
import time


def blocking(n):
    time.sleep(0.1)
    return n * 2


async def ticker():
    for n in range(3):
        await asyncio.sleep(0.03)
        print("tick", n)


async def main():
    started = time.perf_counter()
    results = await asyncio.gather(asyncio.to_thread(blocking, 1), asyncio.to_thread(blocking, 2), ticker())
    print(results, round(time.perf_counter() - started, 1))


asyncio.run(main())
