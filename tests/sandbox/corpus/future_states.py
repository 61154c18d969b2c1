import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    for call in (f.result, f.exception):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print(e)
    f.cancel("m")
    try:
        f.result()
    except asyncio.CancelledError as e:
        print(e.args)
    print(f, f.cancel())
    g = loop.create_future()
    try:
        g.set_exception(StopIteration)
    except Exception as e:
        print(type(e).__name__, e)
    print(g)
    g.set_exception(ValueError)
    print(repr(g.exception()))


asyncio.run(main())
