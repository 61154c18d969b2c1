import asyncio


async def level_two(n):
    return 10 / n


async def level_one(n):
    return await level_two(n)


async def main():
    try:
        await level_one(0)
    except ZeroDivisionError as error:
        raise RuntimeError("wrapped") from error


asyncio.run(main())
