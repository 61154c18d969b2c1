import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as limit:
        print(limit.when())
        limit.reschedule(loop.time() + 0.2)
        await asyncio.sleep(0.05)
    print("in time", limit.expired())
    try:
        async with asyncio.timeout_at(loop.time() + 0.02):
            await asyncio.sleep(1)
    except TimeoutError as error:
        print(repr(error))


asyncio.run(main())
