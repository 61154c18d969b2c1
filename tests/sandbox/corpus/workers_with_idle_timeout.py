import asyncio


async def worker(q, n):
    try:
        while True:
            item = await asyncio.wait_for(q.get(), timeout=0.05)
            print(n, item)
    except TimeoutError:
        print(n, "idle")


async def main():
    q = asyncio.Queue()
    for i in range(4):
        q.put_nowait(i)
    await asyncio.gather(worker(q, "a"), worker(q, "b"))


asyncio.run(main())
