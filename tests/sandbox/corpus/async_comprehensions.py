import asyncio


async def gen(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def main():
    print([x async for x in gen(3)], {x: y async for x in gen(2) for y in [x * 2]}, {x async for x in gen(2)})
    g = (x async for x in gen(3))
    print(type(g).__name__, [x async for x in g])
    print(await asyncio.gather(*[asyncio.sleep(0, x) for x in range(3)]))
    print(sum([x async for x in gen(4)]))


asyncio.run(main())
