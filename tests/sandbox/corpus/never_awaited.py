import asyncio


async def work():
    print("never printed")


async def main():
    work()
    print("after")


asyncio.run(main())
