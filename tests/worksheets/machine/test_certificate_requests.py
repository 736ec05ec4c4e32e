"""Requests that openssl reads back with subject, names in order and uses; one pair of files for each certificate."""

from __future__ import annotations

import configparser
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from planner.requirements.requirement import RequiredCertificate
from planner.worksheets.machine.certificate_requests import request_files, request_stem
from tests.worksheets.machine.designs import DESIGNS, HOSTILE, ORIGIN, design_of, plan_of, with_text
from tests.worksheets.machine.tools import need, run, write

USES = {"server": "TLS Web Server Authentication", "client": "TLS Web Client Authentication"}


def read_back(folder: Path, certificate: RequiredCertificate) -> tuple[str, list[str], list[str]]:
    stem = request_stem(certificate)
    text = run("openssl", "req", "-in", f"{stem}.csr", "-noout", "-verify", "-text", folder=folder)
    assert re.search("verify OK", text)
    subject = re.search(r"Subject: CN ?= ?(\S+)", text)
    names = re.findall(r"DNS:([^,\s]+)", text)
    uses = re.search(r"Extended Key Usage: *\n *(.+)", text)
    assert subject is not None
    return subject.group(1), names, uses.group(1).split(", ") if uses else []


@pytest.mark.parametrize("name", DESIGNS)
def test_openssl_reads_back_what_the_plan_says(name: str, tmp_path: Path) -> None:
    need("openssl", "sh")
    plan = plan_of(name)
    write(tmp_path, request_files(plan, ORIGIN))
    stems = [request_stem(item) for item in plan.certificates]
    assert len(set(stems)) == len(stems)
    run("sh", "certificate-requests.sh", stems[0], folder=tmp_path)
    key = tmp_path / f"{stems[0]}.key"
    assert key.stat().st_mode & 0o077 == 0
    assert "2048 bit" in run("openssl", "rsa", "-in", key, "-noout", "-text")
    for stem in stems[1:]:  # a key that exists is kept; making one for each takes minutes
        shutil.copy(key, tmp_path / f"{stem}.key")
    run("sh", "certificate-requests.sh", *stems[1:], folder=tmp_path)
    for certificate in plan.certificates:
        wanted = [USES[use.split()[0]] for use in certificate.eku]
        assert read_back(tmp_path, certificate) == (certificate.subject, list(certificate.names), wanted)
        assert (tmp_path / f"{request_stem(certificate)}.key").read_bytes() == key.read_bytes()


@pytest.mark.parametrize("name", DESIGNS)
def test_one_pair_of_files_for_each_certificate_and_no_key(name: str) -> None:
    plan = plan_of(name)
    files = request_files(plan, ORIGIN)
    stems = {request_stem(item) for item in plan.certificates}
    pairs = {f"{stem}.{ending}" for stem in stems for ending in ("cnf", "inf")}
    assert set(files) == pairs | {"certificate-requests.sh", "certificate-requests.cmd"}
    assert not any(b"PRIVATE KEY" in data for data in files.values())
    shared = [item for item in plan.certificates if item.shared_by_pool]
    assert len({item.element for item in shared}) <= len(shared)


def inf(data: bytes) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(strict=False, comment_prefixes=(";",), interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(data.decode())
    return parser


@pytest.mark.parametrize("name", DESIGNS)
def test_certreq_gets_the_same_names(name: str) -> None:
    plan = plan_of(name)
    files = request_files(plan, ORIGIN)
    for certificate in plan.certificates:
        data = files[f"{request_stem(certificate)}.inf"]
        assert b"\n" not in data.replace(b"\r\n", b"")
        read = inf(data)
        assert read["NewRequest"]["Subject"] == f'"CN={certificate.subject}"'
        assert read["NewRequest"]["Exportable"] == ("TRUE" if certificate.is_exportable else "FALSE")
        names = "".join(re.findall(r'_continue_ = "(.*)"', data.decode()))
        assert names == "&".join(f"dns={name}" for name in certificate.names)
        assert "OID = 1.3.6.1.5.5.7.3.1" in data.decode()


def without_comments(name: str, data: bytes) -> list[str]:
    mark = {"cnf": "#", "inf": ";", "sh": "#", "cmd": "rem"}[name.rpartition(".")[2]]
    return [line for line in data.decode().splitlines() if not line.startswith(mark)]


@pytest.mark.parametrize("text", HOSTILE)
def test_free_text_changes_comments_only(text: str) -> None:
    design = design_of("enterprise")
    hostile = request_files(with_text(design, text), replace(ORIGIN, title=text))
    calm = request_files(with_text(design, "calm"), ORIGIN)
    assert {name: without_comments(name, data) for name, data in hostile.items()} == {
        name: without_comments(name, data) for name, data in calm.items()
    }
    batch = hostile["certificate-requests.cmd"].decode()
    assert not set("&|<>^%!") & set("".join(line for line in batch.splitlines() if line.startswith("rem")))
