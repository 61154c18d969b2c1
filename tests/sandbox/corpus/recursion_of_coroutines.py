import asyncio


async def depth(n):
    try:
        return await depth(n + 1)
    except RecursionError:
        return n


print(asyncio.run(depth(0)))
