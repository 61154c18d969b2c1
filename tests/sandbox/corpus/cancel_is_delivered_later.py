import asyncio


async def worker():
    print("worker starts")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("worker sees", repr(error))
        raise


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    print(task.cancel("enough"), task.cancelled(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print("main sees", error.args)
    print(task.cancelled())


asyncio.run(main())
