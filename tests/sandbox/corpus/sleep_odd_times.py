import asyncio, math


async def main():
    for d in (-1, 0, 0.0, True):
        print(await asyncio.sleep(d, d))
    try:
        await asyncio.sleep(math.nan)
    except ValueError as e:
        print(e)
    try:
        await asyncio.sleep("1")
    except TypeError as e:
        print(e)


asyncio.run(main())
