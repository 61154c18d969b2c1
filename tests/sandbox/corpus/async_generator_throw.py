import asyncio


async def g():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("got", e)
        yield 3
    finally:
        print("fin")


async def main():
    a = g()
    print(await anext(a))
    print(await a.athrow(ValueError("x")))
    print(await anext(a, "default"))
    print(await anext(a, "again"))
    b = g()
    print(await b.asend(None))
    await b.aclose()
    try:
        await anext(b)
    except StopAsyncIteration:
        print("closed")


asyncio.run(main())
