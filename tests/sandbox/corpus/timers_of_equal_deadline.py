import asyncio


async def main():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.05
    for n in range(9):
        loop.call_at(when, print, n)
    await asyncio.sleep(0.1)


asyncio.run(main())
