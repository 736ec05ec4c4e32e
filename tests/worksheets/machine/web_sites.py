"""The two web sites of a pool, as a script for its namespace: they answer discovery and say what they were asked.

    python web_sites.py FOLDER MOBILITY_URL (ADDRESS PORT CERTIFICATE)...

A port without a certificate is a plain listener (the probe port).
"""

from __future__ import annotations

import http.server
import json
import socket
import socketserver
import ssl
import sys
import threading
from pathlib import Path


def handler(address: str, port: int, mobility: str) -> type[http.server.BaseHTTPRequestHandler]:
    """A handler that reports port, host header and path."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers.get("Host", "")
            said = {"port": port, "host": host, "path": self.path, "server": address}
            if host.startswith("lyncdiscover"):
                said["mobility"] = mobility
            data = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class Site(http.server.ThreadingHTTPServer):
    """A site whose TLS is spoken in the thread of the connection."""

    context: ssl.SSLContext | None = None

    def server_bind(self) -> None:
        """As every TCP server does: that of HTTP asks for its own name, and nobody here answers."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def finish_request(self, request: socket.socket, client_address: tuple[str, int]) -> None:  # type: ignore[override]
        try:
            tls = self.context.wrap_socket(request, server_side=True) if self.context else request
            self.RequestHandlerClass(tls, client_address, self)  # type: ignore[arg-type]  # Self, says typeshed
        except OSError:  # a probe connects and goes
            pass


def main(folder: Path, mobility: str, sites: list[str]) -> None:
    """Serves until it is ended."""
    for address, port, certificate in zip(sites[0::3], sites[1::3], sites[2::3], strict=True):
        site = Site((address, int(port)), handler(address, int(port), mobility))
        if certificate != "-":
            site.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            site.context.load_cert_chain(folder / certificate)
        threading.Thread(target=site.serve_forever, daemon=True).start()
    print("ready", flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
