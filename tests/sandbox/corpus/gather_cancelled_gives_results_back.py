import asyncio


async def f(n):
    try:
        await asyncio.sleep(n)
        return n
    except asyncio.CancelledError:
        print("c", n)
        return -n


async def main():
    g = asyncio.gather(f(0.01), f(0.03), return_exceptions=True)
    await asyncio.sleep(0.02)
    g.cancel()
    try:
        print(await g)
    except asyncio.CancelledError as e:
        print("gather cancelled", e.args)
    print(g.done(), g.cancelled())


asyncio.run(main())
