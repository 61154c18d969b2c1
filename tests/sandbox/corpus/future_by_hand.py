import asyncio


def show(future):
    print("callback", future.result())


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(show)
    loop.call_later(0.02, future.set_result, "value")
    print(future.done(), await future, future.done())
    try:
        future.set_result("again")
    except asyncio.InvalidStateError as error:
        print(error)


asyncio.run(main())
