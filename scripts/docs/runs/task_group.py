import asyncio

async def check(part, seconds):
    try:
        await asyncio.sleep(seconds)
        if part == "brakes":
            raise ValueError(part)
        print(part, "fine")
    except asyncio.CancelledError:
        print(part, "cancelled")
        raise

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for part, seconds in ("lights", 1), ("brakes", 2), ("engine", 3):
                group.create_task(check(part, seconds), name=part)
    except* ValueError as failed:
        print("failed:", [error.args[0] for error in failed.exceptions])

asyncio.run(main())
