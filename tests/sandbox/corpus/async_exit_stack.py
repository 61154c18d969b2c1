import asyncio, contextlib


@contextlib.asynccontextmanager
async def res(n):
    print("open", n)
    try:
        yield n
    finally:
        await asyncio.sleep(0)
        print("close", n)


async def main():
    async with contextlib.AsyncExitStack() as stack:
        for n in range(3):
            print(await stack.enter_async_context(res(n)))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "callback")
        raise KeyError("x")


try:
    asyncio.run(main())
except KeyError as e:
    print("KeyError", e)
