"""Every file of every machine format, read by the program that it is for.

One shell in one network namespace asks nft, HAProxy, nginx, BIND and openssl about a whole folder: a process each for
every file of a hundred random designs would take minutes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from tests.worksheets.machine.tools import isolated, need, run, write

STREAM = Path("/usr/lib/nginx/modules/ngx_stream_module.so")

_LISTEN = re.compile(r"^\s+listen (?:\[([^\]]+)\]|([\d.]+)):", re.M)
_UPSTREAM = re.compile(r"^\s+server ([A-Za-z][^\s:;]*):\d+", re.M)
_PEM = re.compile(r"\b(?:crt|ssl_certificate|ssl_certificate_key|ca-file|proxy_ssl_trusted_certificate) ([^\s;]+)")

_SCRIPT = """\
ip link set lo up
for file in *.nft; do [ ! -e "$file" ] || nft -c -f "$file"; done
for file in haproxy_*.cfg; do [ ! -e "$file" ] || haproxy -q -c -f "$file"; done
[ ! -e named.conf ] || named-checkconf -z named.conf > zones.txt || { cat zones.txt; exit 1; }
for file in certificate_*.cnf; do
  [ ! -e "$file" ] || openssl req -new -key test.key -config "$file" -out "${file%.cnf}.csr"
done
for file in certificate-requests.sh; do [ ! -e "$file" ] || sh -n "$file"; done
"""


def keys(folder: Path) -> bytes:
    """A key with a certificate of its own, for whatever wants one."""
    need("openssl")
    made = ("-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "test.key", "-out", "test.crt", "-days", "2")
    run("openssl", "req", *made, "-subj", "/CN=test.invalid", folder=folder)
    return (folder / "test.key").read_bytes() + (folder / "test.crt").read_bytes()


def accept(folder: Path, files: Mapping[str, bytes], pem: bytes) -> None:
    """Asks every program about its files.

    Raises:
        AssertionError: with what the program said.
    """
    need("nft", "haproxy", "nginx", "named-checkconf", "openssl", "ip", "sh")
    write(folder, files)
    (folder / "test.key").write_bytes(pem)
    texts = {name: data.decode("utf-8-sig") for name, data in files.items()}
    for text in texts.values():
        for name in _PEM.findall(text):
            (folder / name).write_bytes(pem)
    lines = [_SCRIPT]
    nginx = {name: text for name, text in texts.items() if name.startswith("nginx_")}
    addresses = {six or four for text in nginx.values() for six, four in _LISTEN.findall(text)}
    lines += [f"ip address add {address} dev lo{' nodad' if ':' in address else ''}" for address in sorted(addresses)]
    names = {name for text in nginx.values() for name in _UPSTREAM.findall(text)}
    if names:  # nginx asks for the addresses of names even for a test
        (folder / "hosts").write_text("".join(f"192.0.2.1 {name}\n" for name in sorted(names)), encoding="ascii")
        lines.append("mount --bind hosts /etc/hosts")
    for name, text in nginx.items():
        main = f"pid {folder}/nginx.pid; error_log stderr;"
        if "stream {" in text and STREAM.exists():
            main = f"load_module {STREAM}; {main}"
        lines.append(f"nginx -t -q -c {folder / name} -g '{main}'")
    said = run(*isolated(), "--mount", "sh", "-ec", "\n".join(lines), folder=folder)
    assert "warn" not in said.lower(), said
