import asyncio


async def once():
    return 1


async def main():
    coroutine = once()
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    task = asyncio.create_task(once())
    print(await task, await task)


asyncio.run(main())
