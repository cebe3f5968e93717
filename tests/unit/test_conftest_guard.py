"""The guard that keeps every test on this machine does what it says."""

import os
import socket
import time

import pytest

# The documentation range of RFC 5737: nobody answers there.
_ELSEWHERE = "192.0.2.1"


def test_guard_stops_a_connection_that_leaves_the_machine(network_guard):
    """A connection elsewhere fails the test at the place where it is made."""
    sock = socket.socket()

    with pytest.raises(pytest.fail.Exception, match=r"192\.0\.2\.1:80"):
        sock.connect((_ELSEWHERE, 80))

    assert sock.fileno() == -1
    assert len(network_guard.attempts) == 1
    network_guard.attempts.clear()


def test_guard_stops_a_name_look_up(network_guard):
    """Even asking for a name would leave the machine."""
    with pytest.raises(pytest.fail.Exception, match=r"news\.invalid"):
        socket.getaddrinfo("news.invalid", 80)

    network_guard.attempts.clear()


def test_guard_stops_a_datagram(network_guard):
    """UDP is the network, too."""
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock,
        pytest.raises(pytest.fail.Exception),
    ):
        sock.sendto(b"x", (_ELSEWHERE, 9))

    network_guard.attempts.clear()


def test_guard_lets_loopback_pass(network_guard):
    """Servers that a test starts itself are reached."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())

        assert client.getpeername() == server.getsockname()
    assert network_guard.attempts == []


def test_environment_is_clean():
    """Whatever the owner of the machine has set, tests see UTC and a plain locale."""
    assert time.tzname[0] == "UTC"
    assert os.environ["LANG"] == "C.UTF-8"
    assert not [name for name in os.environ if name.startswith("BRIEFING_")]
