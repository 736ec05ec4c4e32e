"""HAProxy: configurations for reverse proxies and for load balancers of the design.

A module of its own because HAProxy ends connections in its own words. The rows come from the worksheets, so that a
person who reads those and a machine that reads this set up the same thing.
"""

from collections.abc import Iterator

from planner.requirements import Plan
from planner.worksheets.machine.hops import Listener, Site, listeners_of, sites_of, timeout_of
from planner.worksheets.machine.plain import INCOMPLETE, Origin, comments, file_of, file_stem, head

_HOSTS_A_LINE = 20
_COOKIE = "MS-WSMAN"
"""The name that the documents ask for; not httpOnly, no expiry, on every response whose request lacked it."""


def haproxy_files(plan: Plan, origin: Origin) -> dict[str, bytes]:
    """A configuration for each reverse proxy and each load balancer that has something for HAProxy to listen on."""
    files = {}
    for proxy in plan.design.reverse_proxies:
        sites = sites_of(plan, proxy)
        if sites:
            files[f"{file_stem('haproxy', proxy.id)}.cfg"] = file_of(_proxy(plan, origin, proxy.id, sites))
    for balancer in plan.design.load_balancers:
        listeners = listeners_of(plan, balancer)
        if any(item.address and "tcp" in item.transports for item in listeners):
            files[f"{file_stem('haproxy', balancer.id)}.cfg"] = file_of(_balancer(origin, balancer.name, listeners))
    return files


def _global(seconds: int) -> Iterator[str]:
    yield "global"
    yield "    default-path config  # certificates stand beside this file; HAProxy 2.5 or newer"
    yield "    ssl-default-bind-options ssl-min-ver TLSv1.2"
    yield ""
    yield "defaults"
    yield "    timeout connect 10s"
    yield f"    timeout client {seconds}s"
    yield f"    timeout server {seconds}s"
    yield f"    timeout tunnel {seconds}s"
    yield "    timeout check 5s"
    yield ""


# --- reverse proxy


def _proxy(plan: Plan, origin: Origin, proxy_id: str, sites: list[Site]) -> Iterator[str]:
    proxy = next(item for item in plan.design.reverse_proxies if item.id == proxy_id)
    yield from head(
        origin,
        "#",
        f"HAProxy: publishing of {proxy.name}. The host header is passed on as it came.",
        f"{sites[0].certificate}: certificate, chain and key of the listener.",
        "internal-roots.pem: roots of the CA that issued the servers' certificates.",
    )
    yield from _global(timeout_of(plan, proxy))
    for port in sorted({site.port for site in sites}):
        yield from _frontend([site for site in sites if site.port == port], passes_address=proxy.passes_client_address)
    for site in {site.backend_name: site for site in sites}.values():
        yield from _backend(site)


def _frontend(sites: list[Site], *, passes_address: bool) -> Iterator[str]:
    first = sites[0]
    refusal = "not-published" if first.port == 443 else f"not-published-{first.port}"
    tls = f" ssl crt {first.certificate} alpn http/1.1" if first.is_tls else ""
    yield f"frontend published-{first.port}"
    yield "    mode http"
    if not first.listeners:
        yield "    # No address is planned for the outside adapter: it listens on every one."
    yield from (f"    bind {_at(address, first.port)}{tls}" for address in first.listeners or ("",))
    if passes_address:
        yield "    option forwardfor"
    routes = []
    for number, site in enumerate(sites):
        yield from comments("    #", (site.purpose,))
        yield from _hosts(f"host-{number}", site.hosts)
        condition = f"host-{number}"
        if site.path != "/":
            if site.safe_path is None:
                yield "    # LEFT OUT, the path is not one that can be written here."
                continue
            yield f"    acl path-{number} path -i {site.safe_path}"
            yield f"    acl path-{number} path_beg -i {site.safe_path}/"
            condition += f" path-{number}"
        has_wildcard = any(host.startswith("*") for host in site.hosts)
        routes.append((has_wildcard, -len(site.path), number, f"    use_backend {site.backend_name} if {condition}"))
    yield from (line for *_, line in sorted(routes))
    yield f"    default_backend {refusal}"
    yield ""
    yield f"backend {refusal}"
    yield "    mode http"
    yield "    http-request deny deny_status 404"
    yield ""


def _hosts(name: str, hosts: tuple[str, ...]) -> Iterator[str]:
    exact = [host for host in hosts if not host.startswith("*")]
    for start in range(0, len(exact), _HOSTS_A_LINE):
        yield f"    acl {name} req.hdr(host),field(1,:) -m str -i {' '.join(exact[start : start + _HOSTS_A_LINE])}"
    for host in hosts:
        if host.startswith("*."):  # one label, as a certificate's wildcard stands for
            pattern = host[1:].replace(".", "[.]")
            yield f"    acl {name} req.hdr(host),field(1,:) -m reg -i ^[^.]+{pattern}$"


def _backend(site: Site) -> Iterator[str]:
    yield from comments("#", (site.backend_title,))
    yield f"backend {site.backend_name}"
    yield "    mode http"
    yield "    balance roundrobin"
    if not site.backend_addresses:
        yield f"    # {INCOMPLETE}: no address is planned for it."
    tls = " ssl verify required ca-file internal-roots.pem sni req.hdr(host),field(1,:)" if site.is_tls else ""
    for number, address in enumerate(site.backend_addresses, start=1):
        check = f" check check-sni {site.hosts[0].removeprefix('*.')}" if site.is_tls else " check"
        lazy = "" if site.is_address(address) else " init-addr last,libc,none"
        yield f"    server server-{number} {_at(address, site.backend_port)}{tls}{check}{lazy}"
    yield ""


def _at(address: str, port: int) -> str:
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


# --- load balancer


def _balancer(origin: Origin, name: str, listeners: list[Listener]) -> Iterator[str]:
    yield from head(
        origin,
        "#",
        f"HAProxy: virtual servers of {name}. Members are watched on their probe port.",
        "<pool>.pem: certificate, chain and key with the names of the pool's external web certificate, where a virtual",
        "server spreads single requests.",
        "internal-roots.pem: roots of the CA that issued the servers' certificates.",
    )
    yield from _global(max(item.idle_timeout or 0 for item in listeners) or 1800)
    for item in listeners:
        yield from _listen(item)


def _listen(item: Listener) -> Iterator[str]:
    title = f"{item.purpose} of {item.pool_title}{'' if item.is_required else ', not required by the plan'}"
    yield from comments("#", (title,))
    if "udp" in item.transports:
        yield f"# HAProxy passes on no UDP: port {item.port} udp needs another balancer."
    if "tcp" not in item.transports:
        yield ""
        return
    tls = f" ssl crt {item.pool}.pem alpn http/1.1" if item.spreads_requests and item.is_tls else ""
    yield f"listen {item.name}"
    if not item.address:
        yield f"    # {INCOMPLETE}: no address is planned for the virtual server."
        yield "    disabled"
    yield f"    bind {_at(item.address, item.port)}{tls}"
    yield f"    mode {'http' if item.spreads_requests else 'tcp'}"
    if item.idle_timeout:
        yield f"    timeout client {item.idle_timeout}s"
        yield f"    timeout server {item.idle_timeout}s"
    yield from _persistence(item)
    if item.is_transparent:
        yield "    # Members see the client's address; their answers have to come back through this machine."
        yield "    source 0.0.0.0 usesrc clientip" if ":" not in item.address else "    source [::] usesrc clientip"
    yield from _members(item)
    yield ""


def _persistence(item: Listener) -> Iterator[str]:
    yield "    balance roundrobin"
    if item.persistence == "source":
        yield from _sticking(item)
    elif item.persistence == "cookie" and item.spreads_requests:
        yield f"    cookie {_COOKIE} insert indirect nocache"
    elif item.persistence == "cookie":
        yield "    # A cookie needs HTTP; the connection is passed on as it is, so the client's address stands in."
        yield from _sticking(item)


def _sticking(item: Listener) -> Iterator[str]:
    family = "ipv6" if ":" in item.address else "ip"
    yield f"    stick-table type {family} size 200k expire {item.idle_timeout or 1800}s"
    yield "    stick on src"


def _members(item: Listener) -> Iterator[str]:
    if not item.members:
        yield f"    # {INCOMPLETE}: no address is planned for the members."
    for number, member in enumerate(item.members, start=1):
        words = [f"    server member-{number} {_at(member, item.member_port)}"]
        if item.spreads_requests and item.is_tls:
            words.append("ssl verify required ca-file internal-roots.pem sni req.hdr(host),field(1,:)")
        if item.spreads_requests and item.persistence == "cookie":
            words.append(f"cookie member-{number}")
        if item.probe_port:
            words.append(
                f"check port {item.probe_port}{' no-check-ssl' if item.spreads_requests and item.is_tls else ''}"
            )
        if not item.is_address(member):
            words.append("init-addr last,libc,none")
        yield " ".join(words)
