import asyncio

async def download(file):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("giving up", file)
        raise

async def main():
    try:
        async with asyncio.timeout(2):
            await download("film")
    except TimeoutError:
        print("too slow")

asyncio.run(main())
