"""Keeps the program from being sent into its own network by an address from outside.

A name is resolved once; if any of its addresses is not public nothing is connected, else the
connection goes to that very address, so that a second answer of the name server cannot differ.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import Final

import httpcore2
from typing_extensions import override

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]

# What `is_global` calls public although it leads elsewhere: NAT64, 6to4 and Teredo carry an IPv4
# address inside; multicast has no single host.
_TUNNELS: Final = tuple(
    ipaddress.ip_network(text)
    for text in (
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32",
        "224.0.0.0/4",
        "ff00::/8",
    )
)


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet."""
    try:
        found: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    if any(found.version == net.version and found in net for net in _TUNNELS):
        return False
    return found.is_global


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a name.

    Raises:
        OSError: if it has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class PrivateAddressError(httpcore2.ConnectError):
    """A name leads to an address that is not public."""


class GuardedBackend(httpcore2.NetworkBackend):
    """Connects to public addresses only.

    Args:
        allowed: Hosts that may be private: those the operator typed into the configuration.
        resolver: Who knows the addresses of names.
    """

    def __init__(self, *, allowed: Iterable[str] = (), resolver: Resolver = resolve) -> None:
        self._allowed = frozenset(host.lower().rstrip(".") for host in allowed)
        self._resolver = resolver
        self._backend = httpcore2.SyncBackend()

    @override
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Resolve, check, connect to the address that was checked."""
        try:
            addresses = self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"the name {host} is not known") from error
        if host.lower().rstrip(".") not in self._allowed:
            for address in addresses:
                if not is_public(address):
                    raise PrivateAddressError(f"{host} leads to the private address {address}")
        failure: Exception | None = None
        for address in addresses:
            try:
                return self._backend.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore2.ConnectError(f"the name {host} has no address")

    @override
    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Refuse: no web address leads to a socket of this machine."""
        raise PrivateAddressError(f"a socket of this machine is not fetched: {path}")
