import asyncio


async def f():
    print("f runs")
    return 1


async def main():
    for timeout in (0, -1, None):
        try:
            print(timeout, await asyncio.wait_for(f(), timeout))
        except TimeoutError:
            print(timeout, "timeout")
    t = asyncio.create_task(f())
    await t
    print(await asyncio.wait_for(t, 0))


asyncio.run(main())
