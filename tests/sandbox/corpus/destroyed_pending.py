import asyncio


async def wait_for_ever():
    await asyncio.get_running_loop().create_future()


loop = asyncio.new_event_loop()
task = loop.create_task(wait_for_ever(), name="forgotten")
loop.run_until_complete(asyncio.sleep(0.01))
loop.close()
del task
print("closed")
