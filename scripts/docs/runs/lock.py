import asyncio

async def withdraw(name, account, lock):
    async with lock:
        before = account["euros"]
        await asyncio.sleep(1)
        account["euros"] = before - 10
    print(name, account["euros"])

async def main():
    account, lock = {"euros": 100}, asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for name in ("Ada", "Grace", "Alan"):
            group.create_task(withdraw(name, account, lock), name=name)

asyncio.run(main())
