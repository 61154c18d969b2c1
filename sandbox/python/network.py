"""The simulated network: only what the lesson declares exists."""

from _retrace import state


class Reply:
    def __init__(self, declared):
        self.seconds = declared["seconds"]
        self.failure = declared.get("failure")
        self.status = declared.get("status")
        self.body = declared.get("body", "")


class Network:
    def __init__(self, replies):
        self._replies = {}
        for declared in replies:
            self._replies.setdefault((declared["method"].upper(), declared["url"].rstrip("/")), []).append(declared)

    def reply(self, method, url):
        """The next declared reply; the last one of an address is given again and again."""
        method, url = method.upper(), str(url)
        waiting = self._replies.get((method, url.rstrip("/")))
        if waiting is None:
            state.current.refuse_address(f"{method} {url}")
        return Reply(waiting.pop(0) if len(waiting) > 1 else waiting[0])
