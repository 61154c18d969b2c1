import asyncio


async def count(calls):
    calls.append(1)
    return len(calls)


async def main():
    calls = []
    coroutine = count(calls)
    print(await asyncio.gather(coroutine, coroutine), await asyncio.gather())


asyncio.run(main())
