import asyncio
import threading


def fail():
    print(threading.current_thread() is threading.main_thread())
    raise LookupError("in the thread")


async def main():
    try:
        await asyncio.to_thread(fail)
    except LookupError as error:
        print("caught", error)


asyncio.run(main())
