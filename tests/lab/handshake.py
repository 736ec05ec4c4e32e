"""Connections as both ends speak them: a greeting, a real TLS handshake where a name was asked for, one request.

The greeting goes ahead in the open because a listener of the laboratory takes both kinds of clients, and because a
balancer that hands a handshake on must say how many ways there are without looking into it. The handshake after it
is real: the client checks the chain and the name.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import json
import socket
import ssl
from typing import Any

from planner.traffic import ShownCertificate
from tests.lab.certificates import Authority

Reply = dict[str, Any]


async def connect(connection: socket.socket, address: str, port: int, patience: float) -> None:
    """Connects, or raises what the kernel says."""
    loop = asyncio.get_running_loop()
    while True:
        try:
            await asyncio.wait_for(loop.sock_connect(connection, (address, port)), patience)
            return
        except OSError as error:
            if error.errno != errno.EADDRNOTAVAIL:
                raise
            await asyncio.sleep(0.1)  # another question has these very ports and addresses in use


async def greet(
    writer: asyncio.StreamWriter, request: Reply, certificate: ShownCertificate | None, authority: Authority
) -> bool:
    """The server's end: says which certificate it shows, then shows it. False where the client went away."""
    told = {"ways": 1, "certificate": certificate.id if certificate else None}
    writer.write(json.dumps(told).encode() + b"\n")
    await writer.drain()
    if certificate is None:
        return True
    try:
        await writer.start_tls(authority.server(certificate))
    except (OSError, ssl.SSLError):
        writer.close()
        return False
    return True


async def talk(connection: socket.socket, request: Reply, authority: Authority) -> Reply:
    """The client's end: with a name it wants TLS, and that the certificate holds the name."""
    reader, writer = await asyncio.open_connection(sock=connection)
    name, ways, shown = request.get("name"), 1, None
    try:
        if name:
            writer.write(json.dumps({"tls": True, "choice": request["choice"]}).encode() + b"\n")
            greeting: Reply = json.loads(await reader.readline())
            if "verdict" in greeting:
                return greeting
            ways, shown = greeting["ways"], greeting["certificate"]
            if shown is not None:
                await writer.start_tls(authority.client, server_hostname=name)
        writer.write(json.dumps(request).encode() + b"\n")
        reply: Reply = json.loads(await reader.read())
        return {**reply, "ways": ways * reply.get("ways", 1)}
    except ssl.SSLCertVerificationError:
        return {"verdict": "untrusted", "certificate": shown, "ways": ways}
    finally:
        writer.close()


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Hands on what comes until it ends."""
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()
