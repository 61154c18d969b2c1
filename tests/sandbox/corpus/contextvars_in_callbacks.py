import asyncio, contextvars
v = contextvars.ContextVar("v", default=0)


def show(label):
    print(label, v.get())


async def main():
    loop = asyncio.get_running_loop()
    v.set(1)
    loop.call_soon(show, "soon")
    v.set(2)
    loop.call_soon(show, "soon2")
    ctx = contextvars.copy_context()
    ctx.run(v.set, 9)
    loop.call_soon(show, "ctx", context=ctx)
    t = asyncio.create_task(asyncio.sleep(0), context=ctx)
    t.add_done_callback(lambda t: show("done"))
    await t
    await asyncio.sleep(0)
    show("main")


asyncio.run(main())
