import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(0.1)
    return n * n


async def main():
    loop = asyncio.get_running_loop()
    started = time.perf_counter()
    with ThreadPoolExecutor(max_workers=2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, work, n) for n in range(4))))
    print(round(time.perf_counter() - started, 1))
    print(list(ThreadPoolExecutor(3).map(work, [5, 6])))


asyncio.run(main())
