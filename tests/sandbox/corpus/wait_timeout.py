import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0.1, "value"))
    done, pending = await asyncio.wait([task], timeout=0.03)
    print(len(done), len(pending), task.cancelled())
    print(await task)
    try:
        await asyncio.wait([])
    except ValueError as error:
        print(error)


asyncio.run(main())
