"""The client side of aiohttp, as far as lessons need it, on the simulated network.

The sandbox puts `_state`, the current run, into the namespace of this module.
"""

import asyncio
import http
import json as _json
import warnings


class ClientError(Exception):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    def __init__(self, host, number, text):
        super().__init__(number, text)
        self.host = host

    def __str__(self):
        return f"Cannot connect to host {self.host} ssl:default [{self.strerror}]"


class ServerConnectionError(ClientConnectionError):
    pass


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    pass


class ClientResponseError(ClientError):
    def __init__(self, request_info, history, *, status=0, message="", headers=None):
        super().__init__(request_info, history)
        self.request_info, self.history = request_info, history
        self.status, self.message, self.headers = status, message, headers

    def __str__(self):
        return f"{self.status}, message={self.message!r}, url={str(self.request_info)!r}"


class ContentTypeError(ClientResponseError):
    pass


class ClientTimeout:
    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None):
        self.total, self.connect, self.sock_read, self.sock_connect = total, connect, sock_read, sock_connect


class TCPConnector:
    def __init__(self, *, limit=100, limit_per_host=0, **_):
        self.limit, self.limit_per_host = limit, limit_per_host


class ClientResponse:
    def __init__(self, method, url, reply):
        self.method, self.url, self.status = method, url, reply.status
        self.reason = http.HTTPStatus(reply.status).phrase if reply.status in http.HTTPStatus else ""
        self.closed = False
        self.content_type = "application/json" if reply.body[:1] in ("{", "[") else "text/html"
        self.headers = {"Content-Type": self.content_type, "Content-Length": str(len(reply.body.encode()))}
        self._body = reply.body

    @property
    def ok(self):
        return self.status < 400

    async def read(self):
        return self._body.encode()

    async def text(self, encoding=None, errors="strict"):
        return self._body

    async def json(self, *, encoding=None, loads=_json.loads, content_type="application/json"):
        return loads(self._body)

    def raise_for_status(self):
        if not self.ok:
            self.release()
            raise ClientResponseError(self.url, (), status=self.status, message=self.reason, headers=self.headers)

    def release(self):
        self.closed = True

    close = release

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        self.release()

    def __repr__(self):
        return f"<ClientResponse({self.url}) [{self.status} {self.reason}]>"


class _Request:
    """What session.get(…) gives: to be awaited, or entered with "async with"."""

    def __init__(self, coroutine):
        self._coroutine = coroutine

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._response = await self._coroutine
        return self._response

    async def __aexit__(self, *_):
        self._response.release()


class ClientSession:
    def __init__(self, base_url=None, *, connector=None, headers=None, timeout=None, raise_for_status=False, **_):
        self.closed = False
        self._base_url = str(base_url or "")
        self._timeout = timeout
        self._raise_for_status = raise_for_status
        limit = TCPConnector().limit if connector is None else connector.limit
        self._connections = asyncio.Semaphore(limit) if limit else None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        await self.close()

    async def close(self):
        self.closed = True

    def request(self, method, url, **options):
        return _Request(self._send(method.upper(), url, **options))

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def post(self, url, **options):
        return self.request("POST", url, **options)

    def put(self, url, **options):
        return self.request("PUT", url, **options)

    def patch(self, url, **options):
        return self.request("PATCH", url, **options)

    def delete(self, url, **options):
        return self.request("DELETE", url, **options)

    def head(self, url, **options):
        return self.request("HEAD", url, **options)

    async def _send(self, method, url, *, timeout=None, raise_for_status=None, **_):
        if self.closed:
            raise RuntimeError("Session is closed")
        url = self._base_url + str(url)
        timeout = self._timeout if timeout is None else timeout
        total = timeout.total if isinstance(timeout, ClientTimeout) else timeout
        try:
            async with asyncio.timeout(total):
                if self._connections is None:
                    response = await self._exchange(method, url)
                else:
                    async with self._connections:
                        response = await self._exchange(method, url)
        except TimeoutError as error:
            if isinstance(error, ServerTimeoutError):
                raise
            raise ServerTimeoutError("Timeout on reading data from socket") from error
        if self._raise_for_status if raise_for_status is None else raise_for_status:
            response.raise_for_status()
        return response

    async def _exchange(self, method, url):
        reply = _state.current.network.reply(method, url)
        await asyncio.sleep(reply.seconds)
        host = url.split("/")[2] if url.count("/") > 1 else url
        port = "" if ":" in host else ":80" if url.startswith("http:") else ":443"
        if reply.failure == "timeout":
            raise ServerTimeoutError("Timeout on reading data from socket")
        if reply.failure == "refused":
            raise ClientConnectorError(host + port, 111, "Connection refused")
        if reply.failure == "dns":
            raise ClientConnectorError(host + port, -2, "Name or service not known")
        return ClientResponse(method, url, reply)

    def __del__(self):
        if not self.closed:
            warnings.warn(f"Unclosed client session {self!r}", ResourceWarning, source=self)


def request(method, url, **options):
    return _Request(_send_alone(method, url, **options))


async def _send_alone(method, url, **options):
    async with ClientSession() as session:
        return await session.request(method, url, **options)
