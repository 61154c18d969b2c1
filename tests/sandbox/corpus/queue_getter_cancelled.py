import asyncio


async def main():
    q = asyncio.Queue()
    g1 = asyncio.create_task(q.get())
    g2 = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    g1.cancel()
    q.put_nowait("x")
    await asyncio.wait([g1, g2])
    print(g1.cancelled(), g2.result(), q.qsize())


asyncio.run(main())
