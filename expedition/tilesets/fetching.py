"""Asking a server for a tile: few connections, kept open; no longer and no more than a tile may take."""

import http.client
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from threading import BoundedSemaphore, Lock
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from expedition.record_classes import dataclass

_MOST_BYTES = 8 << 20
_CHUNK = 64 << 10
_MOST_HOPS = 3
_MOVED = frozenset({301, 302, 303, 307, 308})
MOST_CONNECTIONS = 2
"""To one host at a time."""


class FetchError(Exception):
    """No answer, or none that can be used; why is for the log."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; names of headers in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Host:
    """The connections to one host."""

    def __init__(self) -> None:
        self.turns = BoundedSemaphore(MOST_CONNECTIONS)
        self.idle: list[http.client.HTTPConnection] = []


class Fetcher:
    """Asks servers; may be used in several threads."""

    def __init__(self, agent: str, wait_s: float = 8.0, most_s: float = 20.0) -> None:
        self._agent, self._wait_s, self._most_s = agent, wait_s, most_s
        self._hosts: dict[tuple[str, str], _Host] = {}
        self._busy: set[http.client.HTTPConnection] = set()
        self._lock, self._is_closed = Lock(), False

    def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer of the server, after following it elsewhere; a `FetchError` where there is none."""
        until = monotonic() + self._most_s
        for _hop in range(_MOST_HOPS + 1):
            answer = self._ask(urlsplit(url), headers, until)
            if answer.status not in _MOVED:
                return answer
            moved = urljoin(url, answer.headers.get("location", ""))
            is_worse = url.startswith("https:") and not moved.startswith("https:")
            if is_worse or not moved.startswith(("http://", "https://")):
                raise FetchError("sent to a place that is not safe")
            url = moved
        raise FetchError("sent from place to place")

    def close(self) -> None:
        """End all connections, those that wait for an answer too; nothing is asked from now on."""
        with self._lock:
            self._is_closed = True
            for host in self._hosts.values():
                while host.idle:
                    host.idle.pop().close()
            for connection in self._busy:
                if connection.sock is not None:
                    with suppress(OSError):
                        connection.sock.shutdown(socket.SHUT_RDWR)

    def _ask(self, parts: SplitResult, headers: Mapping[str, str], until: float) -> Answer:
        with self._lock:
            host = self._hosts.setdefault((parts.scheme, parts.netloc), _Host())
        if not host.turns.acquire(timeout=max(until - monotonic(), 0)):
            raise FetchError("all connections are busy")
        try:
            return self._exchange(host, parts, headers, until)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(f"{type(error).__name__}: {error}") from error
        finally:
            host.turns.release()

    def _exchange(self, host: _Host, parts: SplitResult, headers: Mapping[str, str], until: float) -> Answer:
        while True:
            connection, was_idle = self._take(host, parts)
            try:
                answer, is_over = self._one(connection, parts, headers, until)
            except (http.client.RemoteDisconnected, ConnectionError):
                connection.close()
                if was_idle:
                    continue  # The server had closed it meanwhile: ask on another one.
                raise
            except BaseException:
                connection.close()
                raise
            finally:
                with self._lock:
                    self._busy.discard(connection)
            with self._lock:
                is_over = is_over or self._is_closed
                if not is_over:
                    host.idle.append(connection)
            if is_over:
                connection.close()
            return answer

    def _take(self, host: _Host, parts: SplitResult) -> tuple[http.client.HTTPConnection, bool]:
        """A connection, and whether it was used before."""
        with self._lock:
            if self._is_closed:
                raise FetchError("the program ends")
            was_idle = bool(host.idle)
            connection = host.idle.pop() if was_idle else self._connection(parts)
            self._busy.add(connection)
            return connection, was_idle

    def _one(
        self,
        connection: http.client.HTTPConnection,
        parts: SplitResult,
        headers: Mapping[str, str],
        until: float,
    ) -> tuple[Answer, bool]:
        target = parts.path or "/"
        if parts.query:
            target += f"?{parts.query}"
        is_relayed = parts.scheme == "http" and connection.host != parts.hostname
        if is_relayed:
            target = parts.geturl()
        sent = {"User-Agent": self._agent, "Accept": "image/*", "Host": parts.netloc, **headers}
        connection.request("GET", target, headers=sent)
        with connection.getresponse() as response:
            body = bytearray()
            while chunk := response.read1(_CHUNK):
                body += chunk
                if len(body) > _MOST_BYTES or monotonic() > until:
                    raise FetchError("too much or too slow")
            told = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, told, bytes(body)), response.will_close

    def _connection(self, parts: SplitResult) -> http.client.HTTPConnection:
        host, port = parts.hostname or "", parts.port
        relay = "" if proxy_bypass(host) else getproxies().get(parts.scheme, "")
        by = urlsplit(relay if "//" in relay else f"//{relay}")
        if parts.scheme == "http":
            return http.client.HTTPConnection(by.hostname or host, by.port if relay else port, self._wait_s)
        made = http.client.HTTPSConnection(
            by.hostname or host, by.port if relay else port, timeout=self._wait_s, context=self._trusted
        )
        if relay:
            made.set_tunnel(host, port or 443)
        return made

    @cached_property
    def _trusted(self) -> ssl.SSLContext:
        return ssl.create_default_context()
