"""A phone inside its network namespace: a resolver from the generated zone files, then discovery and the Mobility URL.

    python phone.py FOLDER DOMAIN OWN_ADDRESS     prints what happened as JSON

A script of its own because a namespace is entered by a process. The resolver stands on the phone itself and knows it
by its address, so that the generated `match-clients` choose the view.
"""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.worksheets.machine.name_server import serving


class At(http.client.HTTPSConnection):
    """A connection to an address for a name; the certificate has to hold the name."""

    def __init__(self, name: str, address: str, context: ssl.SSLContext) -> None:
        super().__init__(name, context=context, timeout=8)
        self._place = (address, 443)
        self._tls = context

    def connect(self) -> None:
        """Opens the connection."""
        plain = socket.create_connection(self._place, 8)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def get(url: str, own: str, context: ssl.SSLContext, ask: Any) -> dict[str, Any]:
    """What a GET over HTTPS brings."""
    name, _, path = url.removeprefix("https://").partition("/")
    status, *addresses = ask(own, name, "A")
    if not addresses:
        return {"url": url, "resolved": False, "dns": status}
    connection = At(name, addresses[0], context)
    try:
        connection.request("GET", f"/{path}")
        answer = connection.getresponse()
        body = answer.read()
        found: dict[str, Any] = {"url": url, "address": addresses[0], "status": answer.status}
        return found | (json.loads(body) if answer.status == 200 else {})
    except OSError as fault:
        return {"url": url, "address": addresses[0], "fault": str(fault)}
    finally:
        connection.close()


def sign_in(folder: Path, domain: str, own: str) -> list[dict[str, Any]]:
    """Internal discovery first, external when that name does not exist; then the URL that discovery gives."""
    from tests.worksheets.machine.name_server import ask

    context = ssl.create_default_context(cafile=str(folder / "internal-roots.pem"))
    steps = []
    for label in ("lyncdiscoverinternal", "lyncdiscover"):
        steps.append(get(f"https://{label}.{domain}/?sipuri=user@{domain}", own, context, ask))
        if steps[-1].get("mobility"):
            steps.append(get(steps[-1]["mobility"], own, context, ask))
            break
    steps.append(get(f"https://meet.{domain}/", own, context, ask))
    return steps


def main(folder: Path, domain: str, own: str) -> None:
    """Serves names to itself, signs in, prints."""
    with serving(folder):
        print(json.dumps(sign_in(folder, domain, own)))


if __name__ == "__main__":
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
