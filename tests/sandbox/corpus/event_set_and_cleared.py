import asyncio


async def w(n, ev):
    await ev.wait()
    print(n, "woken", ev.is_set())


async def main():
    ev = asyncio.Event()
    ts = [asyncio.create_task(w(i, ev)) for i in range(3)]
    await asyncio.sleep(0)
    ev.set()
    ev.clear()
    await asyncio.gather(*ts)
    print(repr(ev).split("[")[1])


asyncio.run(main())
