import asyncio


async def nothing():
    pass


runner = asyncio.Runner()
runner.run(nothing())
runner.close()
coroutine = nothing()
try:
    runner.run(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
