import asyncio


async def g():
    yield 1
    await asyncio.sleep(0.01)
    yield 2


async def main():
    a = g()
    await anext(a)
    t = asyncio.create_task(anext(a))
    await asyncio.sleep(0)
    try:
        await anext(a)
    except RuntimeError as e:
        print(e)
    try:
        await a.aclose()
    except RuntimeError as e:
        print(e)
    print(await t)


asyncio.run(main())
