import asyncio


async def nothing():
    return 1


async def chatty(name):
    for n in range(2):
        await nothing()
        print(name, n)


async def main():
    await asyncio.gather(chatty("a"), chatty("b"))


asyncio.run(main())
