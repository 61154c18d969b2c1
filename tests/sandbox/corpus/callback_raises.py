import asyncio


def explode():
    raise ValueError("in a callback")


async def main():
    asyncio.get_running_loop().call_soon(explode)
    await asyncio.sleep(0.01)
    print("main goes on")


asyncio.run(main())
