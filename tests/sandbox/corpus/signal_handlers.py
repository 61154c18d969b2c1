import signal, asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGINT, print, "sig")
    print(loop.remove_signal_handler(signal.SIGINT), loop.remove_signal_handler(signal.SIGTERM))


asyncio.run(main())
