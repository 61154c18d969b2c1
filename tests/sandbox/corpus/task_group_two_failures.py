import asyncio


async def fail(error):
    raise error


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(ValueError("first")))
        group.create_task(fail(TypeError("second")))


try:
    asyncio.run(main())
except ExceptionGroup as group:
    print(group)
    print([type(e).__name__ for e in group.exceptions])
