import asyncio


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(f(ValueError("a")))
            tg.create_task(f(KeyError("b")))
    except* ValueError:
        print("value")


async def f(e):
    raise e


asyncio.run(main())
