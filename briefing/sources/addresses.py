"""Keeps the program from being sent into its own network by an address from outside.

A name is resolved once; if any of its addresses is not public nothing is connected, else the
connection goes to that very address, so that a second answer of the name server cannot differ.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable
from typing import Final

import httpcore2
from typing_extensions import override

from briefing.sources.deadline import Deadline, DeadlineBackend

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]

_AN_HOUR: Final = 3600.0

# Our own list: what the standard library calls global differs with its patch level. Of IPv6 only
# 2000::/3 is given out as public at all, which leaves out, among others, loopback, local, site
# and multicast addresses and every form that carries an IPv4 address in its last bits.
_PUBLIC_V6: Final = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC: Final = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by the customers of a provider
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's own services, on an address that looks public
        "169.254.0.0/16",  # link-local; clouds keep their machines' secrets there
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocols; also a cloud's
        "192.0.2.0/24",  # examples
        "192.31.196.0/24",  # name servers for what should not be asked
        "192.52.193.0/24",  # relays of multicast
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",
        "192.175.48.0/24",  # name servers for what should not be asked
        "198.18.0.0/15",  # measurements
        "198.51.100.0/24",  # examples
        "203.0.113.0/24",  # examples
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
        "2001::/23",  # protocols: Teredo carries an IPv4 address, others lead nowhere
        "2001:db8::/32",  # examples
        "2002::/16",  # 6to4 carries an IPv4 address
        "3ffe::/16",  # a test network given back
        "3fff::/20",  # examples
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
    if isinstance(found, ipaddress.IPv6Address) and found not in _PUBLIC_V6:
        return False
    return not any(found.version == net.version and found in net for net in _NOT_PUBLIC)


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
        deadline: When all that is done over its connections ends; else in an hour.
    """

    def __init__(
        self,
        *,
        allowed: Iterable[str] = (),
        resolver: Resolver = resolve,
        deadline: Deadline | None = None,
    ) -> None:
        self._allowed = frozenset(host.lower().rstrip(".") for host in allowed)
        self._resolver = resolver
        self._deadline = deadline or Deadline(
            until=time.monotonic() + _AN_HOUR, clock=time.monotonic
        )
        self._backend = DeadlineBackend(self._deadline)

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
            addresses = self._deadline.wait_for(lambda: self._resolver(host, port))
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
