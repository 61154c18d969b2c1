import asyncio


def fail(n):
    return 1 / n


async def main():
    await asyncio.to_thread(fail, 0)


asyncio.run(main())
