import asyncio


async def stopper(loop):
    await asyncio.sleep(0.02)
    loop.stop()


loop = asyncio.new_event_loop()
t = loop.create_task(stopper(loop))
loop.run_forever()
print("stopped", t.done())
loop.run_until_complete(t)
loop.close()
