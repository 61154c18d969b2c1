import asyncio


async def f():
    try:
        await asyncio.sleep(1)
    finally:
        raise ValueError("during cleanup")


async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel("msg")
    try:
        await t
    except ValueError as e:
        print(e, type(e.__context__).__name__, e.__context__.args)
    print(t.cancelled(), t.cancelling())


asyncio.run(main())
