import asyncio


async def main():
    q = asyncio.Queue(3)
    q.put_nowait(1)
    print(str(q).partition("at ")[0], q.maxsize)
    s = asyncio.Semaphore(2)
    await s.acquire()
    print("value:1" in repr(s), s.locked())
    ev = asyncio.Event()
    print("unset" in repr(ev))
    async with asyncio.timeout(5) as t:
        print("active" in repr(t))


asyncio.run(main())
