"""The standard design, run from its generated files alone: a phone signs in from outside and from the Wi-Fi.

Names, filter rules, translations, proxy and certificates are the generated ones; the laboratory adds cables, addresses,
the routes that the design states or implies, keys, and two small web sites in place of the server.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from planner.worksheets.machine import MACHINE_FORMATS, machine_files
from planner.worksheets.machine.certificate_requests import request_stem
from tests.worksheets.machine import phone, web_sites
from tests.worksheets.machine.authority import sign
from tests.worksheets.machine.designs import ORIGIN, plan_of
from tests.worksheets.machine.lab import TOP, Lab
from tests.worksheets.machine.tools import need, run, write

pytestmark = pytest.mark.lab

DOMAIN = "contoso.com"
CABLES = {
    "external": {"outside": ("internet", "203.0.113.1/24"), "perimeter": ("outer", "198.51.100.1/26")},
    "internal": {
        "outer": ("outer", "198.51.100.2/26"),
        "inner": ("inner", "198.51.100.65/26"),
        "lan": ("lan", "192.0.2.1/25"),
        "wifi": ("wifi", "192.0.2.129/26"),
    },
    "proxy": {"outer": ("outer", "198.51.100.20/26"), "inner": ("inner", "198.51.100.80/26")},
    "server": {"lan": ("lan", "192.0.2.20/25")},
    "outside-phone": {"air": ("internet", "203.0.113.200/24")},
    "wifi-phone": {"air": ("wifi", "192.0.2.180/26")},
}
ROUTES = {
    "external": ["route add 192.0.2.0/24 via 198.51.100.2", "address add 203.0.113.20/32 dev outside"],
    "internal": ["route add default via 198.51.100.1"],
    "proxy": [
        "route add default via 198.51.100.1",
        "route add 192.0.2.0/24 via 198.51.100.65",
        # what is answered from the outside adapter leaves by it, as Windows does
        "rule add from 198.51.100.20 lookup 100",
        "route add 198.51.100.0/26 dev outer table 100",
        "route add 192.0.2.0/24 via 198.51.100.2 table 100",
        "route add default via 198.51.100.1 table 100",
    ],
    "server": ["route add default via 192.0.2.1"],
    "outside-phone": [],
    "wifi-phone": ["route add default via 192.0.2.129"],
}


def sign_in(lab: Lab, name: str) -> list[dict[str, object]]:
    """What happens to the phone of a namespace; its resolver gets a folder of its own."""
    own = next(iter(CABLES[name].values()))[1].partition("/")[0]
    copy = lab.folder / name
    copy.mkdir(exist_ok=True)
    for path in lab.folder.iterdir():
        if path.suffix in (".zone", ".conf", ".pem"):
            shutil.copy(path, copy)
    command = ("env", f"PYTHONPATH={TOP}", sys.executable, phone.__file__, str(copy), DOMAIN, own)
    return list(json.loads(run(*lab.inside(name), *command)))


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    need("ip", "nft", "named", "openssl", "ss", "sysctl")
    if os.geteuid() != 0:
        pytest.skip("named network namespaces take root's rights")
    plan = plan_of("standard")
    folder = tmp_path_factory.mktemp("lab")
    folder.chmod(0o755)
    write(folder, machine_files(plan, ORIGIN, MACHINE_FORMATS))
    sign(plan, folder)
    built = Lab(folder)
    try:
        built.build(CABLES, ROUTES)
        for name in ("external", "internal"):
            run(*built.inside(name), "sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv4.conf.all.send_redirects=0")
            run(*built.inside(name), "nft", "-f", folder / f"nftables_{name}-firewall.nft")
        stems = {item.certificate_id: f"{request_stem(item)}.pem" for item in plan.certificates}
        address = "192.0.2.20"
        sites = (address, "443", stems["se_web_internal"], address, "4443", stems["se_web_external"])
        mobility = "https://webext.contoso.com/Ucwa/v1/applications"
        built.start("server", sys.executable, web_sites.__file__, folder, mobility, *sites)
        built.wait("server", "192.0.2.20:4443")
        yield built
    finally:
        built.close()


@pytest.fixture(params=["haproxy", "nginx"])
def running(lab: Lab, request: pytest.FixtureRequest) -> Iterator[Lab]:
    need(request.param)
    if request.param == "haproxy":
        process = lab.start("proxy", "haproxy", "-db", "-f", lab.folder / "haproxy_proxy01.cfg")
    else:
        main = f"daemon off; pid {lab.folder}/nginx.pid; error_log stderr;"
        process = lab.start("proxy", "nginx", "-c", lab.folder / "nginx_proxy01.conf", "-g", main)
    try:
        lab.wait("proxy", "198.51.100.20:443")
        yield lab
    finally:
        lab.stop(process)


def test_a_phone_outside_finds_its_pool_through_the_proxy(running: Lab) -> None:
    inner, outer, mobility, meeting = sign_in(running, "outside-phone")
    assert inner["resolved"] is False
    for step, host in ((outer, "lyncdiscover"), (mobility, "webext"), (meeting, "meet")):
        assert step["address"] == "203.0.113.20"
        assert (step["status"], step["port"], step["host"]) == (200, 4443, f"{host}.contoso.com"), step
    assert mobility["path"] == "/Ucwa/v1/applications"


def test_a_phone_on_the_wifi_discovers_inside_and_goes_out_to_the_proxy_and_back(running: Lab) -> None:
    discovery, mobility, meeting = sign_in(running, "wifi-phone")
    assert (discovery["address"], discovery["port"]) == ("192.0.2.20", 443), discovery
    assert (mobility["address"], mobility["port"]) == ("198.51.100.20", 4443), mobility
    assert (mobility["status"], mobility["host"]) == (200, "webext.contoso.com")
    assert meeting["status"] == 200


@pytest.mark.parametrize(
    ("source", "address", "port"),
    [
        ("outside-phone", "192.0.2.20", 443),  # the server itself
        ("outside-phone", "203.0.113.20", 4443),  # another port of the proxy
        ("outside-phone", "203.0.113.20", 22),
        ("wifi-phone", "192.0.2.20", 4443),  # the external site, past the proxy
        ("wifi-phone", "198.51.100.80", 443),  # the proxy's inside adapter
    ],
)
def test_nothing_else_passes(lab: Lab, source: str, address: str, port: int) -> None:
    script = f"import socket; socket.create_connection(({address!r}, {port}), 1.5)"
    if source == "outside-phone":
        with contextlib.suppress(AssertionError):
            run(*lab.inside(source), "ip", "route", "add", "default", "via", "203.0.113.1")
    done = subprocess.run(
        [*lab.inside(source), sys.executable, "-c", script], capture_output=True, check=False, text=True
    )
    assert "TimeoutError" in done.stderr or "timed out" in done.stderr, done.stderr
