"""MACHINE_FORMATS: which files for machines there are.

A module of its own because the command line, the window and the tests must know the same list.
"""

from collections.abc import Callable, Iterable

from planner.requirements import Plan
from planner.worksheets.ending import ShallEnd, ended_by, never
from planner.worksheets.machine.bind import bind_files
from planner.worksheets.machine.certificate_requests import request_files
from planner.worksheets.machine.haproxy import haproxy_files
from planner.worksheets.machine.hosts import hosts_files
from planner.worksheets.machine.nftables import nftables_files
from planner.worksheets.machine.nginx import nginx_files
from planner.worksheets.machine.plain import Origin
from planner.worksheets.machine.powershell import powershell_files
from planner.worksheets.machine.vendor_firewalls import vendor_files

MachineFormat = Callable[[Plan, Origin], dict[str, bytes]]
"""A plan to files by name."""

MACHINE_FORMATS: dict[str, MachineFormat] = {
    "bind": bind_files,
    "hosts": hosts_files,
    "requests": request_files,
    "nftables": nftables_files,
    "haproxy": haproxy_files,
    "nginx": nginx_files,
    "powershell": powershell_files,
    "vendors": vendor_files,
}
"""Formats by the name that `--format` uses."""


def machine_files(plan: Plan, origin: Origin, formats: Iterable[str], shall_end: ShallEnd = never) -> dict[str, bytes]:
    """Files of the named formats, format by format.

    Raises:
        Ended: `shall_end`, which is asked again and again, said so.
        KeyError: a format that does not exist.
    """
    files: dict[str, bytes] = {}
    with ended_by(shall_end):
        for name in formats:
            files.update(MACHINE_FORMATS[name](plan, origin))
    return files
