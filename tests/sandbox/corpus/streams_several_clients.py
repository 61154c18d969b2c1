import asyncio


async def main():
    reader, writer = None, None
    async def handler(r, w):
        data = await r.read(100)
        print("server", data, w.get_extra_info("peername")[0])
        w.write(b"ok" + data)
        await w.drain()
        w.close()
        await w.wait_closed()

    server = await asyncio.start_server(handler, "127.0.0.1", 0)
    async with server:
        host, port = server.sockets[0].getsockname()
        async def client(n):
            r, w = await asyncio.open_connection(host, port)
            w.write(str(n).encode())
            await w.drain()
            print("client", n, await r.read())
            w.close()
            await w.wait_closed()
        for n in range(2):
            await client(n)


asyncio.run(main())
