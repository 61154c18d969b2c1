import asyncio


async def work():
    pass


async def main():
    work()


asyncio.run(main(), debug=True)
