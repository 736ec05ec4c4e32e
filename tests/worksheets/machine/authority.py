"""A test authority that signs the generated requests; keys are made here, never by the planner."""

from __future__ import annotations

from pathlib import Path

from planner.requirements import Plan
from planner.worksheets.machine.certificate_requests import request_files, request_stem
from tests.worksheets.machine.designs import ORIGIN
from tests.worksheets.machine.tools import run, write


def sign(plan: Plan, folder: Path) -> None:
    """Every certificate of the plan as `<stem>.pem` with its key, and the authority as `internal-roots.pem`.

    One key serves all: making keys is not what the tests are about.
    """
    write(folder, request_files(plan, ORIGIN))
    new = ("-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "internal-roots.pem", "-days", "2")
    run("openssl", "req", "-x509", *new, "-subj", "/CN=Test authority", folder=folder)
    stems = [request_stem(item) for item in plan.certificates]
    run("sh", "certificate-requests.sh", stems[0], folder=folder)
    key = (folder / f"{stems[0]}.key").read_bytes()
    for stem in stems[1:]:
        (folder / f"{stem}.key").write_bytes(key)
    run("sh", "certificate-requests.sh", *stems[1:], folder=folder)
    authority = ("-CA", "internal-roots.pem", "-CAkey", "ca.key", "-copy_extensions", "copyall", "-days", "1")
    for stem in stems:
        run("openssl", "x509", "-req", "-in", f"{stem}.csr", *authority, "-out", f"{stem}.crt", folder=folder)
        pem = (folder / f"{stem}.crt").read_bytes() + key
        (folder / f"{stem}.pem").write_bytes(pem)
    for balancer in plan.design.load_balancers:
        for vip in balancer.vips:  # the certificate of a balancer: names of the pool's external web certificate
            members = {
                machine.id for server in plan.design.servers if server.id == vip.pool for machine in server.members
            }
            web = [c for c in plan.certificates if c.assigned_to in members and "WebServicesExternal" in c.types]
            if web:
                (folder / f"{vip.pool}.pem").write_bytes((folder / f"{request_stem(web[0])}.pem").read_bytes())
