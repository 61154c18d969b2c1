import asyncio


async def main():
    task = asyncio.current_task()
    task.cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print(task.cancelling(), task.uncancel(), task.cancelling())
    await asyncio.sleep(0)
    print("alive")


asyncio.run(main())
