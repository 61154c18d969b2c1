import asyncio


async def bad():
    raise StopIteration("x")


async def main():
    try:
        await bad()
    except RuntimeError as error:
        print(error, repr(error.__cause__))


asyncio.run(main())
