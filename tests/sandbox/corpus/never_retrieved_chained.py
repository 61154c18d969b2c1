import asyncio


async def main():
    loop = asyncio.get_running_loop()
    t = loop.create_task(bad(), name="bad")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t = None


async def bad():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise RuntimeError("second") from e


asyncio.run(main())
