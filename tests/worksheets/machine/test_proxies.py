"""Configurations that HAProxy and nginx take, with every published host, backend, listener and member."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from ipaddress import ip_address
from itertools import cycle
from pathlib import Path

import pytest

from planner.model.devices import Persistence, Transport, Vip, VipPort, VipPurpose
from planner.model.servers import FrontEndPool, SqlServer
from planner.requirements import Plan
from planner.worksheets.machine.haproxy import haproxy_files
from planner.worksheets.machine.hops import listeners_of, sites_of, timeout_of
from planner.worksheets.machine.nginx import nginx_files
from tests.worksheets.machine.authority import sign
from tests.worksheets.machine.designs import DESIGNS, HOSTILE, ORIGIN, design_of, plan_from, plan_of, with_text
from tests.worksheets.machine.tools import isolated, need, run, write

STREAM = Path("/usr/lib/nginx/modules/ngx_stream_module.so")
LISTEN = re.compile(r"listen (?:\[([^\]]+)\]|([\d.]+)):")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Folders with the certificates of a shipped design."""
    done: dict[str, Path] = {}

    def folder(name: str) -> Path:
        if name not in done:
            need("openssl", "sh")
            done[name] = tmp_path_factory.mktemp(name)
            sign(plan_of(name), done[name])
        return done[name]

    return folder


def check_haproxy(folder: Path, files: dict[str, bytes]) -> None:
    need("haproxy")
    write(folder, files)
    for name in files:
        assert "warning" not in run("haproxy", "-c", "-f", name, folder=folder).lower()


def check_nginx(folder: Path, files: dict[str, bytes]) -> None:
    """Asks nginx, in a network that has all addresses: it opens its listeners even for a test."""
    need("nginx", "ip")
    write(folder, files)
    for name, data in files.items():
        text = data.decode()
        lines = ["ip link set lo up"]
        for six, four in sorted(set(LISTEN.findall(text))):
            lines.append(f"ip address add {six or four} dev lo")
        main = f"pid {folder}/nginx.pid; error_log stderr;"
        if "stream {" in text and STREAM.exists():
            main = f"load_module {STREAM}; {main}"
        lines.append(f"exec nginx -t -c {folder / name} -g '{main}'")
        said = run(*isolated(), "sh", "-ec", "\n".join(lines), folder=folder)
        assert "test is successful" in said
        assert "warn" not in said


@pytest.mark.parametrize("name", DESIGNS)
def test_haproxy_accepts_each_configuration(name: str, signed: Callable[[str], Path]) -> None:
    check_haproxy(signed(name), haproxy_files(plan_of(name), ORIGIN))


@pytest.mark.parametrize("name", DESIGNS)
def test_nginx_accepts_each_configuration(name: str, signed: Callable[[str], Path]) -> None:
    check_nginx(signed(name), nginx_files(plan_of(name), ORIGIN))


@pytest.mark.parametrize("name", DESIGNS)
def test_every_published_host_leads_to_its_backend(name: str) -> None:
    plan = plan_of(name)
    for proxy in plan.design.reverse_proxies:
        haproxy = haproxy_files(plan, ORIGIN)[f"haproxy_{proxy.id}.cfg"].decode()
        nginx = nginx_files(plan, ORIGIN)[f"nginx_{proxy.id}.conf"].decode()
        for site in sites_of(plan, proxy):
            acl = next(line.split()[1] for line in haproxy.splitlines() if line.endswith(" ".join(site.hosts)))
            assert f"use_backend {site.backend_name} if {acl}\n" in haproxy
            server = next(part for part in nginx.split("    server {\n") if f"server_name {site.hosts[0]};" in part)
            scheme, tls = ("https", " ssl verify required") if site.is_tls else ("http", " check")
            assert f"proxy_pass {scheme}://{site.backend_name};" in server
            assert "proxy_set_header Host $http_host;" in server
            assert site.backend_addresses
            for address in site.backend_addresses:
                assert f" {address}:{site.backend_port}{tls}" in haproxy
                assert f"server {address}:{site.backend_port};" in nginx
        assert timeout_of(plan, proxy) == 1800
        assert "timeout server 1800s" in haproxy
        assert "proxy_read_timeout 1800s;" in nginx


def test_every_listener_has_its_members_probe_and_persistence() -> None:
    plan = plan_of("enterprise")
    haproxy = haproxy_files(plan, ORIGIN)["haproxy_balancer01.cfg"].decode()
    nginx = nginx_files(plan, ORIGIN)["nginx_balancer01.conf"].decode()
    found = listeners_of(plan, plan.design.load_balancers[0])
    assert {item.vip for item in plan.balancing if item.vip} == {item.name.rpartition("-")[0] for item in found}
    for item in found:
        part = haproxy.partition(f"listen {item.name}\n")[2].partition("\nlisten ")[0]
        assert f"bind {item.address}:{item.port}" in part
        assert ("stick on src" in part) is (item.persistence == "source")
        assert f"timeout server {item.idle_timeout}s" in part
        assert item.members
        for member in item.members:
            assert f"{member}:{item.member_port} " in part
        assert part.count("check port 5061") == len(item.members)
        stream = nginx.partition(f"upstream {item.name}-tcp {{")[2].partition("}\n    server {")[0]
        assert all(f"server {member}:{item.member_port};" in stream for member in item.members)
        assert ("hash $remote_addr" in stream) is (item.persistence == "source")


@pytest.mark.parametrize("persistence", list(Persistence))
@pytest.mark.parametrize(("source_nat", "full_proxy"), [(True, True), (False, True), (True, False)])
def test_every_setting_of_a_balancer_is_accepted(
    persistence: Persistence, source_nat: bool, full_proxy: bool, signed: Callable[[str], Path]
) -> None:
    base = design_of("enterprise")
    balancer = base.load_balancers[0]
    udp = (VipPort(port=3478, member_port=3478, transport=Transport.ANY),)
    vips = tuple(replace(vip, persistence=persistence, ports=(*vip.ports, *udp)) for vip in balancer.vips)
    plan = plan_from(base.with_element(replace(balancer, vips=vips, source_nat=source_nat, full_proxy=full_proxy)))
    folder = signed("enterprise")
    haproxy, nginx = haproxy_files(plan, ORIGIN), nginx_files(plan, ORIGIN)
    check_haproxy(folder, haproxy)
    check_nginx(folder, nginx)
    text = haproxy["haproxy_balancer01.cfg"].decode()
    assert ("usesrc clientip" in text) is not source_nat
    assert ("mode http" in text) is full_proxy
    assert "HAProxy passes on no UDP: port 3478 udp" in text
    assert "3478 udp;" in nginx["nginx_balancer01.conf"].decode()


def test_a_balancer_of_udp_alone_has_no_configuration_that_haproxy_would_refuse() -> None:
    base = design_of("enterprise")
    udp = (VipPort(port=3478, member_port=3478, transport=Transport.UDP),)
    pool = base.servers_of(SqlServer)[0].id
    vip = Vip(id="odd", purpose=VipPurpose.EDGE_ACCESS, pool=pool, address=ip_address("192.0.2.60"), ports=udp)
    balancer = replace(base.load_balancers[0], vips=(vip,))
    plan = plan_from(base.with_element(balancer))
    assert [item.transports for item in listeners_of(plan, balancer)] == [("udp",)]
    assert "haproxy_balancer01.cfg" not in haproxy_files(plan, ORIGIN)
    assert "3478 udp;" in nginx_files(plan, ORIGIN)["nginx_balancer01.conf"].decode()


def test_a_transparent_balancer_of_ipv6_is_accepted(signed: Callable[[str], Path]) -> None:
    base = design_of("enterprise")
    balancer = base.load_balancers[0]
    vips = tuple(
        replace(vip, address=ip_address(f"2001:db8::{number}"), persistence=persistence)
        for number, (vip, persistence) in enumerate(zip(balancer.vips, cycle(Persistence)), start=1)
    )
    plan = plan_from(base.with_element(replace(balancer, vips=vips, source_nat=False, full_proxy=False)))
    files = haproxy_files(plan, ORIGIN)
    assert "source [::] usesrc clientip" in files["haproxy_balancer01.cfg"].decode()
    check_haproxy(signed("enterprise"), files)


def test_a_published_port_of_its_own_refuses_unknown_names_too(signed: Callable[[str], Path]) -> None:
    base = design_of("standard")
    pool = base.servers_of(FrontEndPool)[0]
    plan = plan_from(base.with_element(replace(pool, web=replace(pool.web, published_external_https=8443))))
    files = haproxy_files(plan, ORIGIN)
    assert "default_backend not-published-8443\n" in files["haproxy_proxy01.cfg"].decode()
    check_haproxy(signed("standard"), files)


def lines_of(files: dict[str, bytes]) -> dict[str, list[str]]:
    """Lines without comments and indentation."""
    return {
        name: [line.strip() for line in data.decode().splitlines() if not line.strip().startswith("#")]
        for name, data in files.items()
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_free_text_changes_comments_only(text: str) -> None:
    design = design_of("enterprise")
    hostile, calm = with_text(design, text), with_text(design, "calm")
    for make in (haproxy_files, nginx_files):
        assert lines_of(make(hostile, replace(ORIGIN, title=text))) == lines_of(make(calm, ORIGIN))


def test_an_unknown_name_is_refused_and_nothing_is_its_default() -> None:
    plan: Plan = plan_of("standard")
    haproxy = haproxy_files(plan, ORIGIN)["haproxy_proxy01.cfg"].decode()
    assert "default_backend not-published\n" in haproxy
    assert "deny_status 404" in haproxy
    assert "listen 198.51.100.20:443 ssl default_server;" in nginx_files(plan, ORIGIN)["nginx_proxy01.conf"].decode()
