import asyncio


async def work(n):
    try:
        await asyncio.sleep(n)
        print("done", n)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    try:
        async with asyncio.timeout(0.05):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(work(0.02))
                tg.create_task(work(0.2))
    except TimeoutError as e:
        print(type(e), repr(e), e.__cause__ and type(e.__cause__).__name__)


asyncio.run(main())
