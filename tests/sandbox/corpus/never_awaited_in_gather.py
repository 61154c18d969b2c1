import asyncio


async def work(n):
    return n


async def main():
    coroutines = [work(n) for n in range(2)]
    print(await coroutines[0])
    del coroutines
    print("dropped")


asyncio.run(main())
