"""A server of tiles on this machine that behaves as it is told and remembers what it was asked."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from tests.expedition.tilesets.making import PNG


class Reply(NamedTuple):
    """What the server answers; a status of 0 closes the connection without a word."""

    status: int = 200
    body: bytes = PNG
    headers: Mapping[str, str] = {}
    wait_s: float = 0.0


class Asked(NamedTuple):
    """One question to the server."""

    path: str
    headers: Mapping[str, str]


@dataclass
class TileServer:
    """Its address, what it answers next, and what it was asked."""

    url: str = ""
    reply: Callable[[Asked], Reply] = lambda _asked: Reply()
    asked: list[Asked] = field(default_factory=list)
    most_at_once: int = 0
    connections: int = 0

    @property
    def pattern(self) -> str:
        return self.url + "/{z}/{x}/{y}.png"


@contextmanager
def serving() -> Iterator[TileServer]:
    """A server while the test runs."""
    state = TileServer()
    lock, at_once = threading.Lock(), [0]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5

        def setup(self) -> None:
            super().setup()
            with lock:
                state.connections += 1

        def do_GET(self) -> None:
            asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
            with lock:
                state.asked.append(asked)
                at_once[0] += 1
                state.most_at_once = max(state.most_at_once, at_once[0])
            try:
                self._answer(state.reply(asked))
            finally:
                with lock:
                    at_once[0] -= 1

        def _answer(self, reply: Reply) -> None:
            time.sleep(reply.wait_s)
            if not reply.status:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            body = b"" if reply.status in (204, 304) else reply.body
            if "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
