import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0.01, "late"))
    try:
        task.result()
    except asyncio.InvalidStateError as error:
        print("invalid:", error)
    try:
        task.exception()
    except asyncio.InvalidStateError as error:
        print("invalid:", error)
    print(await task)


asyncio.run(main())
