import asyncio

attempts = 0


async def flaky():
    global attempts
    attempts += 1
    await asyncio.sleep(0.2 if attempts < 3 else 0.01)
    return f"ok after {attempts}"


async def retry(times):
    for n in range(times):
        try:
            async with asyncio.timeout(0.05):
                return await flaky()
        except TimeoutError:
            print("retry", n)
            await asyncio.sleep(0.01 * 2**n)
    raise RuntimeError("gave up")


print(asyncio.run(retry(5)))
