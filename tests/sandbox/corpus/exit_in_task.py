import asyncio, sys


async def t():
    sys.exit(4)


async def main():
    asyncio.create_task(t())
    try:
        await asyncio.sleep(1)
    finally:
        print("main finally")


asyncio.run(main())
