import asyncio


async def main():
    try:
        async with asyncio.timeout(0.05) as limit:
            await asyncio.sleep(1)
    except TimeoutError:
        print("timed out", limit.expired())


asyncio.run(main())
