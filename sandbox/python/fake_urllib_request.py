"""urllib.request, as far as lessons need it, on the simulated network.

The sandbox puts `_state`, the current run, into the namespace of this module.
"""

import http
import io
import time as _time
from urllib.error import HTTPError, URLError


class Request:
    def __init__(self, url, data=None, headers=None, origin_req_host=None, unverifiable=False, method=None):
        self.full_url, self.data, self.headers = url, data, dict(headers or {})
        self._method = method

    def get_method(self):
        return self._method or ("GET" if self.data is None else "POST")

    def get_full_url(self):
        return self.full_url

    def add_header(self, name, value):
        self.headers[name] = value


class _Response(io.BytesIO):
    def __init__(self, url, reply):
        super().__init__(reply.body.encode())
        self.url, self.status = url, reply.status
        self.code = self.status
        self.reason = self.msg = http.HTTPStatus(reply.status).phrase if reply.status in http.HTTPStatus else ""
        self.headers = {"Content-Length": str(len(reply.body.encode()))}

    def getcode(self):
        return self.status

    def geturl(self):
        return self.url

    def info(self):
        return self.headers


def urlopen(url, data=None, timeout=None, **_):
    request = url if isinstance(url, Request) else Request(url, data)
    address = request.full_url
    reply = _state.current.network.reply(request.get_method(), address)
    if timeout is not None and (reply.failure == "timeout" or reply.seconds > timeout):
        _time.sleep(min(timeout, reply.seconds))
        raise TimeoutError("The read operation timed out")
    _time.sleep(reply.seconds)
    if reply.failure == "timeout":
        raise URLError(TimeoutError(110, "Connection timed out"))
    if reply.failure == "refused":
        raise URLError(ConnectionRefusedError(111, "Connection refused"))
    if reply.failure == "dns":
        raise URLError(OSError(-2, "Name or service not known"))
    response = _Response(address, reply)
    if reply.status >= 400:
        raise HTTPError(address, reply.status, response.reason, response.headers, response)
    return response
