import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def child(name):
    print("inherits", user.get())
    user.set(name)
    await asyncio.sleep(0.01)
    print("sees", user.get())


async def main():
    user.set("main")
    await asyncio.gather(child("a"), child("b"))
    print("main still", user.get())
    token = user.set("temporary")
    user.reset(token)
    print(user.get())
    context = contextvars.copy_context()
    context.run(user.set, "copied")
    print(user.get(), context[user])
    await asyncio.create_task(child("c"), context=context)
    print(context[user])


asyncio.run(main())
