import asyncio


async def fail(delay, error):
    await asyncio.sleep(delay)
    raise error


async def wait_long():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("sibling cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.02, ValueError("one")))
            group.create_task(wait_long())
    except* ValueError as errors:
        print(errors.exceptions)


asyncio.run(main())
