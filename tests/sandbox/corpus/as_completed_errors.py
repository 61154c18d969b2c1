import asyncio


async def f(n):
    await asyncio.sleep(n / 50)
    if n == 2:
        raise ValueError(n)
    return n


async def main():
    for c in asyncio.as_completed([f(3), f(1), f(2)]):
        try:
            print(await c)
        except ValueError as e:
            print("err", e)
    try:
        for c in asyncio.as_completed([f(1), f(9)], timeout=0.05):
            print(await c)
    except TimeoutError:
        print("timeout")


asyncio.run(main())
