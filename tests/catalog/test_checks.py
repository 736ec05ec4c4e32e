"""The shipped catalog holds together, and a catalog that does not is caught."""

import re
import shutil
from pathlib import Path

import pytest

from planner.catalog import load_catalog
from planner.catalog.checks import check_catalog


def test_the_shipped_catalog_has_no_fault() -> None:
    assert check_catalog(load_catalog()) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("flows", "services: [proxy-https]", "services: [proxy]", "flows rp-https-in: unknown service 'proxy'"),
        ("flows", "services: [proxy-https]", "services: [dns]", "service 'dns' does not listen at 'reverse-proxy'"),
        ("flows", "id: rp-http-in", "id: rp-https-in", "flows rp-https-in: the id is used twice"),
        ("flows", "crosses: [external inbound]", "crosses: [moat inbound]", "unknown firewall 'moat'"),
        ("flows", "crosses: [external inbound]", "crosses: [external down]", "rp-https-in: crosses: a firewall and a"),
        ("flows", "features: [external-access, mobility]", "features: [teleport]", "unknown feature 'teleport'"),
        ("services", "- Set-CsWebServer Pub", "- Set-CsPub", "unknown setting 'Set-CsPub"),
        ("services", "transport: tcp", "transport: udp", "flows rp-https-in: no service for tcp"),
        ("services", "settings: [Set-CsRegistrar SipPort]", "settings: []", "Set-CsRegistrar SipPort: no service has"),
        ("sources", "id: load-balancing", "id: balancing", "unknown source 'load-balancing'"),
        ("records", "service: access-edge-sip", "service: x", "records sip_tls_srv: unknown service 'x'"),
        ("certificates", "roles: [standard-edition]", "roles: [x]", "certificates se_default: unknown role 'x'"),
        ("balancing", "idle_timeout: web-vip-idle", "idle_timeout: x", "fe-web-external: unknown time limit 'x'"),
        ("clauses", "related: [S-INT-06, S-CMP-09]", "related: [X]", "clauses S-INT-02: unknown related row 'X'"),
        ("clauses", "contradiction names-C26", "contradiction names-C99", "unknown contradiction 'names-C99'"),
        ("clauses", "origin: mobility", "origin: documents", "S-INT-01: a clause of the mobility page, and no other"),
        ("roles", "inherits: front-end", "inherits: back-end", "unknown role 'back-end'"),
        ("paths", "flow: edge-webconf-in", "flow: x", "variants edge-single-ip: unknown flow 'x'"),
        ("sizing", "value: 6660", "valu: 6660", "sizing fe.users_per_server: unknown key 'valu'"),
        ("records", "type: SRV\n", "type: CNAME\n", "an SRV record, and no other, has service data"),
        ("paths", "§ IPsec exceptions > Rec", "§ IPsec exceptions; Rec", "';' in a source: 'ports-and-protocols"),
        ("paths", "to: edge-internal", "to: edge-inside", "ipsec_exceptions av-edge-internal-inbound: unknown role"),
        ("sizing", "source: [user-models]", "source: [x]", "sizing user_model: unknown source 'x'"),
    ],
)
def test_a_slip_is_told(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    folder = tmp_path / "catalog"
    shutil.copytree(load_catalog().folder, folder)
    path = folder / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    faults = check_catalog(load_catalog(folder))
    assert any(fault in told for told in faults), faults


def test_a_flow_without_a_document_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "catalog"
    shutil.copytree(load_catalog().folder, folder)
    path = folder / "flows.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"source:\n(      - .*\n)+", "source: []\n", text, count=1), encoding="utf-8")
    assert check_catalog(load_catalog(folder)) == ("rp-https-in: no source",)


def test_a_fault_of_the_documents_is_told_once(tmp_path: Path) -> None:
    faults = check_catalog(load_catalog(tmp_path))
    assert len(faults) == len(set(faults))
    assert "sources.yaml: cannot be read: No such file or directory" in faults
