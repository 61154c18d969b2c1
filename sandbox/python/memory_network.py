"""TCP inside the program: asyncio.start_server and open_connection only reach each other."""

import asyncio
from asyncio import base_events, tasks

from _retrace import state

_FIRST_FREE_PORT = 50_001
_LOCAL_NAMES = (None, "", "localhost", "127.0.0.1", "0.0.0.0", "::1", "::")


def refuse_encryption(ssl):
    if ssl:
        state.current.refuse("encrypted connections (ssl)")


def resolve(host, port):
    _refuse_others(host, port)
    return [(2, 1, 6, "", ("127.0.0.1", port))]


def _refuse_others(host, port):
    if host not in _LOCAL_NAMES:
        state.current.refuse_address(f"{host}:{port}")


def open_server(loop, protocol_factory, host, port):
    _refuse_others(host, port)
    server = Server(loop, protocol_factory, host or "127.0.0.1", port or _next_port())
    servers = state.current.servers
    if server.port in servers:
        address = (server.host, server.port)
        raise OSError(98, f"error while attempting to bind on address {address!r}: address already in use")
    servers[server.port] = server
    return server


async def connect(loop, protocol_factory, host, port):
    _refuse_others(host, port)
    await tasks.sleep(0)
    server = state.current.servers.get(port)
    if server is None or not server.is_serving():
        raise ConnectionRefusedError(111, f"Connect call failed ({host!r}, {port})")
    client_protocol, server_protocol = protocol_factory(), server.protocol_factory()
    client_address, server_address = ("127.0.0.1", _next_port()), (server.host, server.port)
    client = Transport(loop, client_protocol, client_address, server_address)
    accepted = Transport(loop, server_protocol, server_address, client_address)
    client.peer, accepted.peer = accepted, client
    server.connections.append(accepted)
    loop.call_soon(server_protocol.connection_made, accepted)
    client_protocol.connection_made(client)
    return client, client_protocol


def _next_port():
    return _FIRST_FREE_PORT + state.current.next_port_number()


class _Socket:
    """As much of a socket as programs ask a server or a transport for."""

    def __init__(self, address, peer=None):
        self._address, self._peer = address, peer

    def getsockname(self):
        return self._address

    def getpeername(self):
        return self._peer

    def fileno(self):
        return -1

    def __repr__(self):
        peer = "" if self._peer is None else f", raddr={self._peer}"
        return f"<asyncio.TransportSocket fd=6, family=2, type=1, proto=6, laddr={self._address}{peer}>"


class Server(base_events.Server):
    """A server as programs know it, on connections in memory; nothing of the native one but its name and its repr."""

    def __init__(self, loop, protocol_factory, host, port):
        self.protocol_factory, self.host, self.port = protocol_factory, host, port
        self.connections = []
        self._loop = loop
        self._sockets = (_Socket((host, port)),)
        self._is_listening = False
        self._forever = None

    @property
    def sockets(self):
        return self._sockets

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._is_listening

    async def start_serving(self):
        self._is_listening = True

    async def serve_forever(self):
        await self.start_serving()
        self._forever = self._loop.create_future()
        try:
            await self._forever
        except asyncio.CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._forever = None

    def close(self):
        self._sockets = ()
        self._is_listening = False
        state.current.servers.pop(self.port, None)
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()

    def close_clients(self):
        for connection in self.connections:
            connection.close()

    def abort_clients(self):
        for connection in self.connections:
            connection.abort()

    async def wait_closed(self):
        while any(not connection.is_lost for connection in self.connections):
            waiter = self._loop.create_future()
            for connection in self.connections:
                connection.lost_waiters.append(waiter)
            await waiter


class Transport(asyncio.Transport):
    """One end of a connection; bytes arrive at the other end in the next pass of the loop."""

    def __init__(self, loop, protocol, address, peer_address):
        socket = _Socket(address, peer_address)
        super().__init__({"peername": peer_address, "sockname": address, "socket": socket})
        self.peer = None
        self.is_lost = False
        self.lost_waiters = []
        self._loop, self._protocol = loop, protocol
        self._is_closing = self._has_sent_end = self._is_paused = False
        self._held_back = []

    def is_closing(self):
        return self._is_closing

    def get_protocol(self):
        return self._protocol

    def set_protocol(self, protocol):
        self._protocol = protocol

    def is_reading(self):
        return not self._is_paused and not self._is_closing

    def pause_reading(self):
        self._is_paused = True

    def resume_reading(self):
        self._is_paused = False
        held_back, self._held_back = self._held_back, []
        for receive, arguments in held_back:
            self._loop.call_soon(receive, *arguments)

    def get_write_buffer_size(self):
        return 0

    def get_write_buffer_limits(self):
        return (16_384, 65_536)

    def set_write_buffer_limits(self, high=None, low=None):
        """Nothing is ever held back: the other end takes all at once."""

    def can_write_eof(self):
        return True

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if self._has_sent_end:
            raise RuntimeError("Cannot call write() after write_eof()")
        if data and not self._is_closing:
            self._loop.call_soon(self.peer._receive, bytes(data))

    def write_eof(self):
        if not self._has_sent_end and not self._is_closing:
            self._has_sent_end = True
            self._loop.call_soon(self.peer._receive_end)

    def close(self):
        if not self._is_closing:
            self._is_closing = True
            self._loop.call_soon(self._lose)
            if not self._has_sent_end:
                self._loop.call_soon(self.peer._receive_end)

    abort = close

    def _lose(self):
        self._protocol.connection_lost(None)
        self.is_lost = True
        for waiter in self.lost_waiters:
            if not waiter.done():
                waiter.set_result(None)
        self.lost_waiters.clear()

    def _receive(self, data):
        if self._is_paused:
            self._held_back.append((self._receive, (data,)))
        elif not self._is_closing:
            self._protocol.data_received(data)

    def _receive_end(self):
        if self._is_paused:
            self._held_back.append((self._receive_end, ()))
        elif not self._is_closing and not self._protocol.eof_received():
            self.close()


# What these are shows only in how they work.
for _class, _name, _module in (
    (_Socket, "TransportSocket", "asyncio.trsock"),
    (Server, "Server", "asyncio.base_events"),
    (Transport, "_SelectorSocketTransport", "asyncio.selector_events"),
):
    _class.__name__ = _class.__qualname__ = _name
    _class.__module__ = _module
