import asyncio


async def save():
    await asyncio.sleep(0.05)
    print("saved")
    return "ok"


async def main():
    inner = asyncio.create_task(save())
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 1))
    await asyncio.sleep(0.01)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled, inner", inner.cancelled())
    print(await inner)


asyncio.run(main())
