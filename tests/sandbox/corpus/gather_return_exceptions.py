import asyncio


async def divide(a, b):
    await asyncio.sleep(0.01)
    return a / b


async def main():
    for result in await asyncio.gather(divide(1, 2), divide(1, 0), divide(3, 4), return_exceptions=True):
        print(repr(result))


asyncio.run(main())
