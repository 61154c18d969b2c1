import asyncio


async def quiet():
    try:
        await asyncio.sleep(1)
    finally:
        print("cleaned")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(quiet())
            await asyncio.sleep(0)
            raise LookupError("body")
    except ExceptionGroup as group:
        print(repr(group.exceptions))


asyncio.run(main())
