import asyncio
from contextlib import asynccontextmanager, AsyncExitStack


class Door:
    async def __aenter__(self):
        await asyncio.sleep(0.01)
        print("open")
        return self

    async def __aexit__(self, kind, error, trace):
        print("close", kind and kind.__name__)
        return kind is KeyError


@asynccontextmanager
async def room(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("leave", name)


async def main():
    async with Door():
        raise KeyError("swallowed")
    async with AsyncExitStack() as stack:
        for name in ("a", "b"):
            print(await stack.enter_async_context(room(name)))
        stack.push_async_callback(asyncio.sleep, 0.01)


asyncio.run(main())
