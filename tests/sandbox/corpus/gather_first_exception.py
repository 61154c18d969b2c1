import asyncio


async def ok(delay):
    await asyncio.sleep(delay)
    print("ok after", delay)


async def bad():
    await asyncio.sleep(0.05)
    raise ValueError("broken")


async def main():
    try:
        await asyncio.gather(ok(0.02), bad(), ok(0.1))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.1)


asyncio.run(main())
