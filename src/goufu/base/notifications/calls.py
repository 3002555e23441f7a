"""Call a webhook: signed, with patience that ends, and never into the house's own network."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import ipaddress
import socket
import ssl
from urllib.parse import urlsplit

from django.conf import settings

SECONDS = 10
GOOD = range(200, 300)
PORTS = {"http": 80, "https": 443}
MOST_READ = 1024


class CallFailed(Exception):
    """The other side did not take it; the message says why."""


def signature(body: bytes, secret: str) -> str:
    """Return what goes into ``Goufu-Signature``: HMAC-SHA256 of the body under the secret.

    >>> signature(b"{}", "secret")[:15]
    'sha256=77325902'
    """
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def call(url: str, body: bytes, *, secret: str, delivery: str) -> None:
    """Post ``body`` to ``url``; redirects are not followed.

    Args:
        delivery: number of the letter, the same at every try.

    Raises:
        CallFailed: an address that may not be called, no answer in time, or another than 2xx.
    """
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise CallFailed("not an http or https address")
    try:
        address = _address(parts.hostname, parts.port or PORTS[parts.scheme])
        _post(url, address, body, secret, delivery)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise CallFailed(f"{type(error).__name__}: {error}") from error


def _post(url: str, address: tuple[str, int], body: bytes, secret: str, delivery: str) -> None:
    parts = urlsplit(url)
    connection = _Connection(parts.hostname or "", address, tls=parts.scheme == "https")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(
            "POST",
            path,
            body,
            {
                "Host": parts.netloc.rpartition("@")[2],
                "Content-Type": "application/json; charset=utf-8",
                "User-Agent": "Goufu",
                "Goufu-Delivery": delivery,
                "Goufu-Signature": signature(body, secret),
            },
        )
        answer = connection.getresponse()
        answer.read(MOST_READ)
        if answer.status not in GOOD:
            raise CallFailed(f"answered {answer.status}")
    finally:
        connection.close()


class _Connection(http.client.HTTPConnection):
    """Connects to the address that was looked at, whatever the name says a moment later."""

    def __init__(self, host: str, address: tuple[str, int], *, tls: bool) -> None:
        super().__init__(host, address[1], timeout=SECONDS)
        self._address = address
        self._tls = tls

    def connect(self) -> None:
        self.sock = socket.create_connection(self._address, timeout=SECONDS)
        if self._tls:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def _address(host: str, port: int) -> tuple[str, int]:
    """Look the name up; refuse where any of its addresses lies inside the house."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(sockaddr[0]).partition("%")[0] for *_, sockaddr in found]
    if not settings.GOUFU.webhooks_inside:
        inside = [one for one in addresses if not _is_outside(one)]
        if inside:
            raise CallFailed(f"{host} lies inside the network ({inside[0]})")
    return addresses[0], port


def _is_outside(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_global and not parsed.is_multicast
