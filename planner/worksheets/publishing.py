"""The publishing worksheet: what each reverse proxy listens for, and where it hands it on.

A module of its own because whoever runs the proxy needs rules with listener, hosts, backend and time limits, and the
settings around them, and nothing else of the plan.
"""

from collections.abc import Iterator

from planner.catalog.paths import PortTranslation
from planner.catalog.ports_in_use import proxy_ports
from planner.findings.finding import Finding
from planner.model.devices import PublishingRule, ReverseProxy
from planner.model.interfaces import Side
from planner.model.names import normalized
from planner.model.servers import OfficeWebApps, Server
from planner.model.zones import INSIDE_KINDS, Provenance
from planner.requirements import Plan
from planner.requirements.requirement import RequiredPublishing
from planner.worksheets.gaps import NOT_PLANNED
from planner.worksheets.names_shown import element_name, zone_name
from planner.worksheets.settings import setting, setting_by_clause, settings_table
from planner.worksheets.worksheet import Column, Group, Row, Worksheet, listed

COLUMNS = (
    Column(key="proxy", title="Reverse proxy", in_print=False, in_workbook=True),
    Column(key="hosts", title="Host names", is_code=True, is_list=True),
    Column(key="path", title="Path", is_code=True),
    Column(key="listener", title="Listener address", is_code=True, is_list=True, is_address=True),
    Column(key="port", title="Port", is_code=True),
    Column(key="protocol", title="Protocol"),
    Column(key="backend", title="Hands on to"),
    Column(key="backend_address", title="Address", is_code=True, is_list=True, is_address=True),
    Column(key="backend_port", title="Port there", is_code=True),
    Column(key="host_header", title="Host header", in_print=False, in_workbook=True),
    Column(key="authentication", title="Authentication", in_print=False, in_workbook=True),
    Column(key="tls", title="TLS to the server", in_print=False, in_workbook=True),
    Column(key="idle_timeout", title="Idle timeout, s", in_print=False, in_workbook=True, is_code=True),
    Column(key="state", title="In the design"),
    Column(key="element", title="Element", in_print=False),
    Column(key="required", title="Required"),
    Column(key="purpose", title="Purpose"),
    Column(key="reference", title="Ref."),
)

SETTINGS = settings_table("Proxy settings")
_HTTPS, _HTTP = "web-https", "web-http"
_KINDS = {_HTTPS: "Web services over HTTPS", _HTTP: "Web services over HTTP", "office-web-apps": "Office Web Apps"}


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The publishing worksheet of a plan."""
    groups: list[Group] = []
    for proxy in plan.design.reverse_proxies:
        groups += _proxy_groups(plan, proxy)
    return Worksheet(
        kind="publishing",
        title="Reverse proxy publishing",
        purpose="Rules that each reverse proxy needs: the names it answers outside, and where it opens the "
        "connection inside.",
        columns=COLUMNS,
        groups=tuple(groups),
        notes=_notes(plan),
        findings=findings,
    )


def _changes(plan: Plan, row: PortTranslation) -> Iterator[str]:
    """What becomes of the port on the way to the external web site of each pool."""
    ground = plan.groundwork
    asked = ground.port(None, row.listener_services[0])
    pools = tuple(pool for pool in ground.web_pools if pool.web.external_fqdn is not None)
    for pool in pools:
        is_https = row.id == _HTTPS
        front = ground.url_port(pool, row.target_service) if is_https else asked
        yield f"{front} to {ground.port(pool, row.target_service)}"
    if not pools:
        yield f"{asked} to {ground.port(None, row.target_service)}"


def _notes(plan: Plan) -> tuple[str, ...]:
    changes = dict.fromkeys(
        change for row in (_translation(plan, _HTTPS), _translation(plan, _HTTP)) for change in _changes(plan, row)
    )
    notes = [
        f"The port changes ({', '.join(changes)}) exactly once: at the reverse proxy, or at an external virtual server "
        f"of the load balancer behind it ({plan.catalog.clause('D-LB-07').reference})."
    ]
    if not plan.design.reverse_proxies:
        notes.insert(0, "The design has no reverse proxy; outside users and mobile devices need one.")
    if "autodiscover-http" in plan.features:
        clause = plan.catalog.clause("S-RP-06")
        notes.append(f"{clause.clause} ({clause.reference})")
    return tuple(notes)


def _translation(plan: Plan, row_id: str) -> PortTranslation:
    return next(row for row in plan.catalog.port_translations if row.id == row_id)


def _proxy_groups(plan: Plan, proxy: ReverseProxy) -> Iterator[Group]:
    required = [item for item in plan.publishing if item.proxy == proxy.id]
    is_recorded = proxy.publishing is Provenance.RECORDED
    note = f"{_in_words(plan, required)}{' Its rules are recorded: compare them with these.' if is_recorded else ''}"
    yield Group(
        title=f"{proxy.name}: rules",
        rows=tuple(_row(plan, proxy, item) for item in required),
        note=note or ("" if required else "Nothing in the plan is published here."),
    )
    beyond = [rule for rule in proxy.rules if is_recorded and not any(_covers(rule, item) for item in required)]
    if beyond:
        yield Group(
            title=f"{proxy.name}: recorded rules beyond the plan",
            rows=tuple(_recorded_row(plan, proxy, rule) for rule in beyond),
            note="Nothing in the plan asks for these.",
        )
    yield Group(title=f"{proxy.name}: settings", rows=tuple(_settings(plan, proxy)), table=SETTINGS)


def _row(plan: Plan, proxy: ReverseProxy, item: RequiredPublishing) -> Row:
    row_id = item.row_id.partition("/")[0]
    timeout, _ = _needed_timeout(plan)
    return Row(
        values={
            "proxy": proxy.id,
            "hosts": " ".join(item.hosts),
            "path": item.path,
            "listener": _texts(plan.groundwork.whereabouts.proxy_outer(proxy)),
            "port": item.port,
            "protocol": _translation(plan, row_id).protocol,
            "backend": element_name(plan.design, item.backend),
            "backend_address": _texts(_backend(plan, item.backend)),
            "backend_port": item.backend_port,
            "host_header": _host_header(row_id),
            "authentication": _authentication(row_id),
            "tls": _tls(row_id),
            "idle_timeout": timeout,
            "state": _state(proxy, item),
            "element": item.element,
            "required": item.is_required,
            "purpose": item.purpose,
        },
        documents="; ".join(dict.fromkeys((*item.reference.split("; "), *_rule_references(plan, row_id)))),
        element=item.element,
        is_required=item.is_required,
        confidence=item.confidence,
    )


def _recorded_row(plan: Plan, proxy: ReverseProxy, rule: PublishingRule) -> Row:
    return Row(
        values={
            "proxy": proxy.id,
            "hosts": " ".join(rule.hosts),
            "path": rule.path,
            "listener": _texts(plan.groundwork.whereabouts.proxy_outer(proxy)),
            "port": rule.port,
            "backend": element_name(plan.design, rule.backend),
            "backend_address": _texts(_backend(plan, rule.backend)),
            "backend_port": rule.backend_port,
            "state": "recorded, not asked for",
            "element": proxy.id,
            "required": False,
            "purpose": rule.comment,
        },
        documents="planner's own rule",
        element=proxy.id,
        is_required=False,
    )


def _rule_references(plan: Plan, row_id: str) -> tuple[str, ...]:
    """What says how the rule is to be set up, beside what says that it is needed."""
    clause = {_HTTPS: "D-RP-01", _HTTP: "D-RP-02"}.get(row_id)
    return tuple(plan.catalog.clause(clause).reference.split("; ")) if clause else ()


def _host_header(row_id: str) -> str:
    return "forwarded unchanged" if row_id in (_HTTPS, _HTTP) else ""


def _in_words(plan: Plan, required: list[RequiredPublishing]) -> str:
    """What rules have in common, once for all of them: as columns, equal words would fill half a page."""
    timeout, _ = _needed_timeout(plan)
    parts = []
    for row_id in dict.fromkeys(item.row_id.partition("/")[0] for item in required):
        said = (
            ("host header", _host_header(row_id)),
            ("authentication", _authentication(row_id)),
            ("TLS to the server", _tls(row_id)),
            ("idle timeout", f"at least {timeout} s"),
        )
        parts.append(f"{_KINDS[row_id]}: {', '.join(f'{name} {value}' for name, value in said if value)}.")
    return " ".join(parts)


def _authentication(row_id: str) -> str:
    """Clauses D-RP-01 and D-RP-02; nothing is documented for Office Web Apps."""
    return {
        _HTTPS: "without delegation (the client may authenticate directly)",
        _HTTP: "without delegation (the client cannot authenticate directly)",
    }.get(row_id, "")


def _tls(row_id: str) -> str:
    return {_HTTPS: "encrypted again", _HTTP: "none"}.get(row_id, "without bridging to another port")


def _backend(plan: Plan, backend: str) -> tuple[object, ...]:
    """Where the proxy opens its connection: the external VIP, or the only member."""
    server = plan.design.find(backend)
    where = plan.groundwork.whereabouts
    if isinstance(server, OfficeWebApps):
        return where.office_web_apps(server)
    web_pool = next((pool for pool in plan.groundwork.web_pools if pool.id == backend), None)
    if web_pool is not None:
        return where.web_external(web_pool)
    return tuple(address for found in where.members(server) for address in found) if isinstance(server, Server) else ()


def _texts(addresses: tuple[object, ...]) -> str:
    return listed([str(address) for address in addresses] or [NOT_PLANNED])


def _covers(rule: PublishingRule, item: RequiredPublishing) -> bool:
    return rule.port == item.port and bool(_published(rule) & {normalized(host) for host in item.hosts})


def _published(rule: PublishingRule) -> set[str]:
    return {normalized(host) for host in rule.hosts}


def _state(proxy: ReverseProxy, item: RequiredPublishing) -> str:
    """How the recorded rules of a proxy answer a requirement; a derived proxy follows it."""
    if proxy.publishing is Provenance.DERIVED:
        return "as planned"
    rules = [rule for rule in proxy.rules if _covers(rule, item)]
    wildcards = {
        host[1:] for rule in proxy.rules if rule.port == item.port for host in _published(rule) if host[0] == "*"
    }
    named = set().union(*(_published(rule) for rule in rules))
    missing = [
        host
        for host in item.hosts
        if normalized(host) not in named and f".{normalized(host).partition('.')[2]}" not in wildcards
    ]
    if missing:
        return f"lacks {', '.join(missing)}"
    wrong = [f"{rule.backend}:{rule.backend_port}" for rule in rules if rule.backend_port != item.backend_port]
    return f"goes to {', '.join(dict.fromkeys(wrong))}" if wrong else "recorded"


# --- settings


def _needed_timeout(plan: Plan) -> tuple[int, str]:
    """Seconds that a connection may be idle, and the time limit's id (clause D-RP-07)."""
    row = plan.catalog.timeout("proxy-lync-mobile" if "push" in plan.features else "proxy-start")
    return row.seconds, row.id


def _settings(plan: Plan, proxy: ReverseProxy) -> Iterator[Row]:
    catalog = plan.catalog
    yield setting_by_clause(catalog, "D-RP-08", proxy.id, "Network adapters", _adapters(plan, proxy))
    for interface in proxy.interfaces:
        for route in interface.routes:
            yield setting_by_clause(
                catalog,
                "D-RP-08",
                proxy.id,
                f"Static route on {interface.name!r}",
                f"{route.network} via {route.via}",
                "persistent; the default gateway does not lead there",
            )
    yield _outside_address(plan, proxy)
    yield from _timeouts(plan, proxy)
    yield setting_by_clause(catalog, "D-RP-03", proxy.id, "Host header", "forwarded unchanged")
    if "mobility" in plan.features:
        yield _hairpin(plan, proxy)
    for certificate in plan.certificates:
        if certificate.assigned_to == proxy.id:
            yield setting(
                proxy.id,
                "Listener certificate",
                certificate.subject,
                f"{certificate.issuer.value} CA, {len(certificate.names)} names; see the certificate worksheet",
                documents=certificate.reference,
                confidence=certificate.confidence,
            )
    for trust in plan.trusts:
        if trust.element == proxy.id:
            yield setting(
                proxy.id,
                "Trusted root",
                trust.title,
                trust.purpose,
                documents=trust.reference,
                confidence=trust.confidence,
            )


def _adapters(plan: Plan, proxy: ReverseProxy) -> str:
    return "; ".join(
        f"{interface.name} ({zone_name(plan.design, interface.zone)}): "
        f"{', '.join(str(address) for address in interface.addresses) or NOT_PLANNED}, "
        f"{f'gateway {interface.gateway}' if interface.gateway else 'no gateway'}"
        for interface in sorted(proxy.interfaces, key=lambda item: item.side is not Side.EXTERNAL)
    )


def _outside_address(plan: Plan, proxy: ReverseProxy) -> Row:
    return setting(
        proxy.id,
        "Public address",
        _texts(plan.groundwork.whereabouts.proxy_public(proxy)),
        f"Public DNS names lead here; ports {_listed(plan, _HTTPS)}, and {_listed(plan, _HTTP)} where discovery over "
        "HTTP is planned",
        documents=plan.catalog.clause("D-DNS-11").reference,
        confidence="inferred",
    )


def _listed(plan: Plan, translation: str) -> str:
    listener = _translation(plan, translation).listener_services[0]
    return " and ".join(str(port) for port in proxy_ports(plan.catalog, plan.design, listener))


def _timeouts(plan: Plan, proxy: ReverseProxy) -> Iterator[Row]:
    """The start value for every proxy, and the one for Lync mobile clients with push."""
    needed, _ = _needed_timeout(plan)
    planned = f"{proxy.idle_timeout} s" if proxy.idle_timeout is not None else "not decided"
    push = plan.catalog.timeout("push-notification")
    for row_id in ("proxy-start", "proxy-lync-mobile"):
        row = plan.catalog.timeout(row_id)
        reason = f", above the {push.seconds} s of {push.what}" if row_id == "proxy-lync-mobile" else ""
        yield setting(
            proxy.id,
            "Idle timeout",
            planned,
            f"at least {row.seconds} s: {row.what}{reason}",
            documents="; ".join(dict.fromkeys((row.reference, plan.catalog.clause("D-RP-07").reference))),
            confidence=row.confidence,
            is_required=row.seconds == needed or row_id == "proxy-start",
        )


def _hairpin(plan: Plan, proxy: ReverseProxy) -> Row:
    has_devices_inside = any(
        plan.design.zone(client.zone).zone_kind in INSIDE_KINDS for client in plan.design.clients
    ) or bool(plan.features & {"wifi"})
    return setting_by_clause(
        plan.catalog,
        "S-HP-07",
        proxy.id,
        "Hairpinning",
        "the outside adapter accepts traffic from inside" if proxy.hairpin else "off",
        "The outside adapter accepts traffic from inside: mobile devices inside come to the proxy as outside ones do.",
        is_required=has_devices_inside,
    )
