"""nginx: configurations for reverse proxies and for load balancers of the design.

A module of its own because nginx publishes with servers and spreads with streams, each with words of its own.
"""

from collections.abc import Iterator

from planner.model.devices import ReverseProxy
from planner.requirements import Plan
from planner.worksheets.machine.hops import Listener, Site, listeners_of, sites_of, timeout_of
from planner.worksheets.machine.plain import INCOMPLETE, Origin, comments, file_of, file_stem, head

_INDENT = " " * 8


def nginx_files(plan: Plan, origin: Origin) -> dict[str, bytes]:
    """A configuration for each reverse proxy and each load balancer."""
    files = {}
    for proxy in plan.design.reverse_proxies:
        sites = sites_of(plan, proxy)
        if sites:
            files[f"{file_stem('nginx', proxy.id)}.conf"] = file_of(_proxy(plan, origin, proxy, sites))
    for balancer in plan.design.load_balancers:
        listeners = listeners_of(plan, balancer)
        if listeners:
            files[f"{file_stem('nginx', balancer.id)}.conf"] = file_of(_balancer(origin, balancer.name, listeners))
    return files


# --- reverse proxy


def _proxy(plan: Plan, origin: Origin, proxy: ReverseProxy, sites: list[Site]) -> Iterator[str]:
    certificate = sites[0].certificate
    yield from head(
        origin,
        "#",
        f"nginx: publishing of {proxy.name}. The host header is passed on as it came.",
        f"{certificate}: certificate, chain and key of the listener, beside this file.",
        "internal-roots.pem: roots of the CA that issued the servers' certificates.",
    )
    seconds = timeout_of(plan, proxy)
    names = sum(len(site.hosts) for site in sites)
    yield "events { }"
    yield ""
    yield "http {"
    yield "    server_tokens off;"
    yield "    server_names_hash_bucket_size 256;"
    yield f"    server_names_hash_max_size {max(512, 2 * names)};"
    yield f"    keepalive_timeout {seconds}s;"
    yield f"    proxy_read_timeout {seconds}s;"
    yield f"    proxy_send_timeout {seconds}s;"
    yield "    proxy_http_version 1.1;"
    yield "    proxy_buffering off;  # answers to waiting requests must not be held back"
    yield "    client_max_body_size 0;  # meeting content is uploaded through here"
    yield "    proxy_ssl_server_name on;"
    yield "    proxy_ssl_name $host;"
    yield "    proxy_ssl_verify on;"
    yield "    proxy_ssl_verify_depth 3;"
    yield "    proxy_ssl_trusted_certificate internal-roots.pem;"
    yield "    ssl_protocols TLSv1.2 TLSv1.3;"
    for site in {site.backend_name: site for site in sites}.values():
        yield from _upstream(site)
    for port in sorted({site.port for site in sites}):
        its = [site for site in sites if site.port == port]
        yield from _refusing(its[0])
        for hosts in dict.fromkeys(site.hosts for site in its):
            same = [site for site in its if site.hosts == hosts]
            yield from _server(same, passes_address=proxy.passes_client_address)
    yield "}"


def _upstream(site: Site) -> Iterator[str]:
    yield ""
    yield from comments("    #", (site.backend_title,))
    yield f"    upstream {site.backend_name} {{"
    if not site.backend_addresses:
        yield f"{_INDENT}# {INCOMPLETE}: no address is planned for it."
        yield f"{_INDENT}server 127.0.0.1:9 down;"
    yield from (f"{_INDENT}server {_at(address, site.backend_port)};" for address in site.backend_addresses)
    yield f"{_INDENT}keepalive 32;"
    yield "    }"


def _at(address: str, port: int) -> str:
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def _listen(site: Site, extra: str = "") -> Iterator[str]:
    tls = " ssl" if site.is_tls else ""
    if not site.listeners:
        yield f"{_INDENT}# No address is planned for the outside adapter: it listens on every one."
        yield f"{_INDENT}listen {site.port}{tls}{extra};"
    yield from (f"{_INDENT}listen {_at(address, site.port)}{tls}{extra};" for address in site.listeners)
    if site.is_tls:
        yield f"{_INDENT}ssl_certificate {site.certificate};"
        yield f"{_INDENT}ssl_certificate_key {site.certificate};"


def _refusing(site: Site) -> Iterator[str]:
    yield ""
    yield "    # Names that are not published."
    yield "    server {"
    yield from _listen(site, " default_server")
    yield f"{_INDENT}return 404;"
    yield "    }"


def _server(sites: list[Site], *, passes_address: bool) -> Iterator[str]:
    yield ""
    yield from comments("    #", dict.fromkeys(site.purpose for site in sites))
    yield "    server {"
    yield from _listen(sites[0])
    yield from (f"{_INDENT}server_name {_name(host)};" for host in sites[0].hosts)
    for site in sorted(sites, key=lambda item: -len(item.path)):
        yield from _location(site, passes_address=passes_address)
    if all(site.path != "/" for site in sites):
        yield f"{_INDENT}location / {{ return 404; }}"
    yield "    }"


def _name(host: str) -> str:
    """A wildcard as an expression: it stands for one label, nginx's own for any number."""
    return f'"~^[^.]+{host[1:].replace(".", "[.]")}$"' if host.startswith("*.") else host


def _location(site: Site, *, passes_address: bool) -> Iterator[str]:
    path = "/" if site.path == "/" else site.safe_path
    if path is None:
        yield f"{_INDENT}# LEFT OUT, the path is not one that can be written here."
        return
    match = "/" if path == "/" else f"~* ^{path.replace('.', '[.]')}(/|$)"
    yield f"{_INDENT}location {match} {{"
    yield f"{_INDENT}    proxy_pass {'https' if site.is_tls else 'http'}://{site.backend_name};"
    yield f"{_INDENT}    proxy_set_header Host $http_host;"
    yield f'{_INDENT}    proxy_set_header Connection "";'
    if passes_address:
        yield f"{_INDENT}    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;"
    yield f"{_INDENT}}}"


# --- load balancer


def _balancer(origin: Origin, name: str, listeners: list[Listener]) -> Iterator[str]:
    yield from head(
        origin,
        "#",
        f"nginx: virtual servers of {name}. Where streams are a module of their own, it has to be loaded:",
        "load_module modules/ngx_stream_module.so;",
        "nginx notices a dead member when a connection to it fails. It does not watch the probe port by itself.",
        "Streams spread connections. Where the plan asks that single requests be spread, HAProxy's file does so.",
    )
    yield "events { }"
    yield ""
    yield "stream {"
    for item in listeners:
        for transport in item.transports:
            yield from _stream(item, transport)
    yield "}"


def _stream(item: Listener, transport: str) -> Iterator[str]:
    title = f"{item.purpose} of {item.pool_title}{'' if item.is_required else ', not required by the plan'}"
    yield from comments("    #", (title, f"probe: TCP {item.probe_port}" if item.probe_port else "no probe stated"))
    name = f"{item.name}-{transport}"
    if not item.address or not item.members:
        yield f"    # {INCOMPLETE}: no address is planned for the virtual server or for its members."
        yield ""
        return
    yield f"    upstream {name} {{"
    if item.persistence in ("source", "cookie"):
        yield f"{_INDENT}hash $remote_addr consistent;"
    yield from (f"{_INDENT}server {_at(member, item.member_port)};" for member in item.members)
    yield "    }"
    yield "    server {"
    yield f"{_INDENT}listen {_at(item.address, item.port)}{' udp' if transport == 'udp' else ''};"
    yield f"{_INDENT}proxy_pass {name};"
    yield f"{_INDENT}proxy_connect_timeout 10s;"
    if item.idle_timeout:
        yield f"{_INDENT}proxy_timeout {item.idle_timeout}s;"
    if item.is_transparent:
        yield f"{_INDENT}# Members see the client's address; their answers have to come back through this machine."
        yield f"{_INDENT}proxy_bind $remote_addr transparent;"
    yield "    }"
    yield ""
