import asyncio


async def w(c):
    async with c:
        try:
            await c.wait_for(lambda: False)
        finally:
            print("holds lock", c.locked())


async def main():
    c = asyncio.Condition()
    t = asyncio.create_task(w(c))
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("gone", c.locked())


asyncio.run(main())
