import asyncio


async def work():
    pass


async def main():
    asyncio.get_running_loop().slow_callback_duration = 10
    work()


asyncio.run(main(), debug=True)
