import asyncio


async def work(n):
    return n


def start():
    first, second = work(1), work(2)
    asyncio.create_task(first)


start()
