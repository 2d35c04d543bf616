"""The IPv4 addresses under which phones can reach this laptop, the likeliest first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import ifaddr

HOTSPOTS = tuple(
    IPv4Network(network)
    for network in (
        "192.168.137.0/24",  # Windows mobile hotspot
        "10.42.0.0/24",  # NetworkManager
        "192.168.2.0/24",  # macOS Internet Sharing
        "192.168.4.0/24",  # Raspberry Pi
        "192.168.43.0/24",  # Android tethering
        "172.20.10.0/28",  # iPhone tethering
    )
)
NOT_A_ROOM = (
    "docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "lxc", "lxd", "podman", "cni", "flannel", "cali",
    "tun", "tap", "utun", "wg", "ppp", "ipsec", "tailscale", "zt", "nordlynx", "proton", "awdl", "llw",
)  # fmt: skip
NOT_A_ROOM_ANYWHERE = ("wsl", "hyper-v", "virtualbox", "vmware", "vpn", "tap-windows", "wireguard", "tunnel")


@dataclass(frozen=True)
class Address:
    """An address of this machine and the name of the network card that has it."""

    ip: str
    card: str


def own_addresses(cards: Callable[[], Iterable[Any]] = ifaddr.get_adapters) -> list[Address]:
    """Every IPv4 address of this machine but loopback and the self-assigned 169.254/16."""
    found = [Address(ip.ip, card.nice_name) for card in cards() for ip in card.ips if ip.is_IPv4]
    return [address for address in found if _is_usable(IPv4Address(address.ip))]


def phone_addresses(cards: Callable[[], Iterable[Any]] = ifaddr.get_adapters) -> list[Address]:
    """What a phone in the room could use: no containers, virtual machines or VPNs; hotspots first, then private."""
    return sorted((a for a in own_addresses(cards) if _faces_a_room(a.card)), key=_rank)


def _is_usable(ip: IPv4Address) -> bool:
    return not (ip.is_loopback or ip.is_link_local or ip.is_unspecified)


def _faces_a_room(card: str) -> bool:
    name = card.lower()
    return not (name.startswith(NOT_A_ROOM) or any(part in name for part in NOT_A_ROOM_ANYWHERE))


def _rank(address: Address) -> tuple[int, IPv4Address]:
    ip = IPv4Address(address.ip)
    if any(ip in network for network in HOTSPOTS):
        return 0, ip
    return (1 if ip.is_private else 2), ip
