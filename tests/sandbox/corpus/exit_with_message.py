import asyncio


async def main():
    print("working")
    await asyncio.sleep(0.01)
    raise SystemExit("stopped on purpose")


asyncio.run(main())
