import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.03, print, "later 0.03")
    loop.call_later(0.01, print, "later 0.01")
    loop.call_soon(print, "soon 1")
    loop.call_soon(print, "soon 2")
    cancelled = loop.call_later(0.02, print, "never")
    cancelled.cancel()
    print("main", cancelled.cancelled())
    await asyncio.sleep(0.05)
    print("end")


asyncio.run(main())
