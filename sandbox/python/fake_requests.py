"""The blocking client "requests", as far as lessons need it, on the simulated network.

The sandbox puts `_state`, the current run, into the namespace of this module.
"""

import http
import json as _json
import time as _time


class RequestException(IOError):
    pass


class ConnectionError(RequestException):
    pass


class HTTPError(RequestException):
    def __init__(self, *args, response=None):
        super().__init__(*args)
        self.response = response


class Timeout(RequestException):
    pass


class ReadTimeout(Timeout):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class exceptions:
    RequestException = RequestException
    ConnectionError = ConnectionError
    HTTPError = HTTPError
    Timeout = Timeout
    ReadTimeout = ReadTimeout
    ConnectTimeout = ConnectTimeout


class Response:
    def __init__(self, url, reply):
        self.url, self.status_code, self.text = url, reply.status, reply.body
        self.reason = http.HTTPStatus(reply.status).phrase if reply.status in http.HTTPStatus else ""
        self.content = reply.body.encode()
        content_type = "application/json" if reply.body[:1] in ("{", "[") else "text/html"
        self.headers = {"Content-Type": content_type, "Content-Length": str(len(self.content))}

    @property
    def ok(self):
        return self.status_code < 400

    def json(self, **options):
        return _json.loads(self.text, **options)

    def raise_for_status(self):
        if not self.ok:
            kind = "Client" if self.status_code < 500 else "Server"
            raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}", response=self)

    def close(self):
        """Nothing is held open."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


def request(method, url, *, timeout=None, **_):
    reply = _state.current.network.reply(method, url)
    limit = timeout[-1] if isinstance(timeout, tuple) else timeout
    if limit is not None and (reply.failure == "timeout" or reply.seconds > limit):
        _time.sleep(min(limit, reply.seconds))
        raise ReadTimeout(f"HTTPConnectionPool: Read timed out. (read timeout={limit})")
    _time.sleep(reply.seconds)
    if reply.failure == "timeout":
        raise ConnectTimeout("Connection timed out")
    if reply.failure == "refused":
        raise ConnectionError("[Errno 111] Connection refused")
    if reply.failure == "dns":
        raise ConnectionError("[Errno -2] Name or service not known")
    return Response(url, reply)


def get(url, **options):
    return request("GET", url, **options)


def post(url, **options):
    return request("POST", url, **options)


def put(url, **options):
    return request("PUT", url, **options)


def patch(url, **options):
    return request("PATCH", url, **options)


def delete(url, **options):
    return request("DELETE", url, **options)


def head(url, **options):
    return request("HEAD", url, **options)


class Session:
    request = staticmethod(request)
    get = staticmethod(get)
    post = staticmethod(post)
    put = staticmethod(put)
    patch = staticmethod(patch)
    delete = staticmethod(delete)
    head = staticmethod(head)

    def close(self):
        """Nothing is held open."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


session = Session
