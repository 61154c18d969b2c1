import asyncio


async def work():
    await asyncio.sleep(0.01)
    return "value"


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(work()), loop.is_running(), loop.is_closed())
loop.call_later(0.02, loop.stop)
loop.run_forever()
print("stopped")
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
