import asyncio


def explode():
    raise ValueError("in a callback")


def handler(loop, context):
    print("handled", context["message"].split(" ")[0], repr(context["exception"]))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(explode)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "Own message", "exception": KeyError(1)})


asyncio.run(main())
