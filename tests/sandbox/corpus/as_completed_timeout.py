import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(d, d)) for d in (0.02, 0.5)]
    try:
        for earliest in asyncio.as_completed(tasks, timeout=0.1):
            print(await earliest)
    except TimeoutError:
        print("too slow")


asyncio.run(main())
