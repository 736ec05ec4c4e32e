"""The enterprise design's proxy and balancer in one namespace, from their generated files: requests reach members.

Every address stands on the loopback device, so nothing is filtered here; what is shown is that publishing hands over to
the balancer, that the balancer ends TLS with the requested certificate and spreads single requests, that source
persistence holds, and that a member whose probe port is silent gets nothing.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator

import pytest

from planner.worksheets.machine import MACHINE_FORMATS, machine_files
from planner.worksheets.machine.certificate_requests import request_stem
from tests.worksheets.machine import web_sites
from tests.worksheets.machine.authority import sign
from tests.worksheets.machine.designs import ORIGIN, plan_of
from tests.worksheets.machine.lab import TOP, Lab
from tests.worksheets.machine.tools import need, run, write

pytestmark = pytest.mark.lab

MEMBERS = {"fe01": "192.0.2.11", "fe02": "192.0.2.12", "fe03": "192.0.2.13"}
SILENT = "fe03"
PROXY, VIP_INSIDE = "198.51.100.20", "192.0.2.41"
_ASK = """
import json, ssl, sys
from pathlib import Path
from tests.worksheets.machine.phone import At
context = ssl.create_default_context(cafile=sys.argv[1])
found = []
for _ in range(int(sys.argv[4])):
    connection = At(sys.argv[2], sys.argv[3], context)
    for _ in range(2):
        connection.request("GET", "/Ucwa")
        answer = connection.getresponse()
        body = answer.read()
        found.append([answer.status, json.loads(body) if answer.status == 200 else {}])
    connection.close()
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    need("ip", "haproxy", "openssl", "ss")
    if os.geteuid() != 0:
        pytest.skip("named network namespaces take root's rights")
    plan = plan_of("enterprise")
    folder = tmp_path_factory.mktemp("balancer")
    files = machine_files(plan, ORIGIN, MACHINE_FORMATS)
    write(folder, files)
    sign(plan, folder)
    built = Lab(folder)
    try:
        built.add("all")
        texts = b"".join(data for name, data in files.items() if name.startswith("haproxy")).decode()
        for address in sorted({*re.findall(r" ([\d.]+\.\d+):\d+", texts)}):
            run(*built.inside("all"), "ip", "address", "add", f"{address}/32", "dev", "lo")
        stems = {(item.assigned_to, item.certificate_id): f"{request_stem(item)}.pem" for item in plan.certificates}
        sites: list[str] = []
        for member, address in MEMBERS.items():
            sites += [
                address,
                "4443",
                stems[member, "fe_web_external"],
                address,
                "443",
                stems[member, "fe_web_internal"],
            ]
            if member != SILENT:
                sites += [address, "5061", "-"]
        built.start("all", sys.executable, web_sites.__file__, folder, "https://webext.contoso.com/Ucwa", *sites)
        built.wait("all", f"{MEMBERS['fe03']}:443")
        for name in ("balancer01", "proxy01"):
            built.start("all", "haproxy", "-db", "-f", folder / f"haproxy_{name}.cfg")
        built.wait("all", f"{VIP_INSIDE}:443")
        built.wait("all", f"{PROXY}:443")
        yield built
    finally:
        built.close()


def ask(lab: Lab, name: str, address: str, connections: int) -> list[tuple[int, str]]:
    """Status and answering member of each of two requests a connection."""
    command = ("env", f"PYTHONPATH={TOP}", sys.executable, "-c", _ASK)
    arguments = (str(lab.folder / "internal-roots.pem"), name, address, str(connections))
    answers = json.loads(run(*lab.inside("all"), *command, *arguments))
    return [(status, str(said.get("server"))) for status, said in answers]


def settled(lab: Lab, name: str, address: str) -> list[tuple[int, str]]:
    """Answers once the balancer has noticed the silent probe."""
    for _ in range(20):
        found = ask(lab, name, address, 6)
        if MEMBERS[SILENT] not in {member for _, member in found}:
            return found
    return found


def test_requests_through_the_proxy_are_spread_singly_over_members_that_live(lab: Lab) -> None:
    found = settled(lab, "webext.contoso.com", PROXY)
    assert {status for status, _ in found} == {200}
    assert {member for _, member in found} == {MEMBERS["fe01"], MEMBERS["fe02"]}
    pairs = list(zip(found[::2], found[1::2], strict=True))
    assert any(first != second for first, second in pairs)  # within one connection


def test_inside_a_client_stays_with_one_member(lab: Lab) -> None:
    found = settled(lab, "webint.contoso.com", VIP_INSIDE)
    assert {status for status, _ in found} == {200}
    assert len({member for _, member in found}) == 1


def test_a_name_that_is_not_published_is_refused(lab: Lab) -> None:
    script = _ASK.replace('"GET", "/Ucwa"', '"GET", "/Ucwa", headers={"Host": "admin.contoso.com"}')
    command = ("env", f"PYTHONPATH={TOP}", sys.executable, "-c", script)
    arguments = (str(lab.folder / "internal-roots.pem"), "webext.contoso.com", PROXY, "1")
    answers = json.loads(run(*lab.inside("all"), *command, *arguments))
    assert {status for status, _ in answers} == {404}
