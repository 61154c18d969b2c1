import asyncio, types


@types.coroutine
def switch():
    yield


async def f(n):
    for i in range(2):
        print(n, i)
        await switch()


async def main():
    await asyncio.gather(f("a"), f("b"))


asyncio.run(main())
