import asyncio


async def f():
    await asyncio.sleep(1)


async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel("why")
    try:
        await t
    except asyncio.CancelledError as e:
        print(e.args)
    t = asyncio.create_task(f())
    t.cancel("a")
    t.cancel("b")
    print(t.cancelling())
    try:
        await t
    except asyncio.CancelledError as e:
        print(e.args)


asyncio.run(main())
