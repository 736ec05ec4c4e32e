"""The Skype for Business Server Management Shell: web service names and ports, policies, push, voice.

A module of its own because it holds cmdlets with their parameters. Names and parameters are those of Microsoft's
cmdlet reference (MicrosoftDocs/office-docs-powershell, skype-ps).
"""

from collections.abc import Iterator

from planner.model.policies import PolicyScope, VoicePolicy, VoiceRoute
from planner.model.product import ProductVersion
from planner.model.servers import DirectorPool, Edition, FrontEndPool, Server
from planner.requirements import Plan
from planner.requirements.policies import PolicyValue
from planner.requirements.push_provider import PushProvider, push_provider
from planner.worksheets.ending import unless_ended
from planner.worksheets.machine.plain import Origin
from planner.worksheets.machine.powershell_ports import client_commands, port_commands, published_ports
from planner.worksheets.machine.powershell_text import Argument, Entries, Word, command, notes, script
from planner.worksheets.names_shown import short_name

_AUDIO_OVER_WIFI = "RequireWiFiForIPAudio"
"""Described for Set-CsMobilityPolicy, missing for New-CsMobilityPolicy (policy table, remark)."""


def management_script(plan: Plan, origin: Origin) -> dict[str, bytes]:
    """One script; empty parts are left out."""
    parts = (
        ("Names and ports of services. Topology Builder shows what is set here.", _services(plan)),
        ("Mobility policies.", _mobility(plan)),
        ("Mobility service for Lync 2010 clients (MCX).", _mcx(plan)),
        ("Push notification. Verify first that the clearing house still answers.", _push(plan)),
        ("PSTN usages, voice policies, voice routes.", _voice(plan)),
    )
    lines: list[str] = []
    for title, part in parts:
        found = list(unless_ended(part))
        if found:
            lines += ["", *notes(title), *found]
    if not lines:
        return {}
    purpose = (
        "Skype for Business Server Management Shell: run it as a member of CsAdministrator.",
        "A policy that exists already is changed with the same parameters and Set- in place of New-.",
    )
    return {"management-shell.ps1": script(origin, purpose, lines)}


# --- services


def _services(plan: Plan) -> Iterator[str]:
    for server in plan.design.servers:
        if isinstance(server, FrontEndPool | DirectorPool):
            names: dict[str, Argument] = {}
            if server.web.external_fqdn:
                names["ExternalFqdn"] = server.web.external_fqdn
            is_standard = isinstance(server, FrontEndPool) and server.edition is Edition.STANDARD
            if server.web.internal_fqdn and not is_standard:
                names["InternalFqdn"] = server.web.internal_fqdn
            names |= published_ports(server)
            if names:
                yield command("Set-CsWebServer", Identity=f"WebServer:{server.fqdn}", **names)
        yield from port_commands(plan, server)
    yield from client_commands(plan)


# --- mobility


def _identity(plan: Plan, name: str, scope: PolicyScope, site: str | None) -> str:
    if scope is PolicyScope.GLOBAL:
        return "global"
    return f"site:{short_name(plan.design, site)}" if scope is PolicyScope.SITE and site else name


def _mobility(plan: Plan) -> Iterator[str]:
    policies: dict[tuple[str, PolicyScope, str | None, str], list[PolicyValue]] = {}
    for value in plan.policy_values:
        policies.setdefault((value.policy, value.scope, value.site, value.element), []).append(value)
    for (name, scope, site, _), values in policies.items():
        identity = _identity(plan, name, scope, site)
        is_new = scope is not PolicyScope.GLOBAL
        flags: dict[str, Argument] = {
            value.parameter: value.value for value in values if not (is_new and value.parameter == _AUDIO_OVER_WIFI)
        }
        yield command(f"{'New' if is_new else 'Set'}-CsMobilityPolicy", Identity=identity, **flags)
        audio = next((value for value in values if value.parameter == _AUDIO_OVER_WIFI), None)
        if is_new and audio is not None and audio.value is not audio.default:
            yield command("Set-CsMobilityPolicy", Identity=identity, RequireWiFiForIPAudio=audio.value)


def _mcx(plan: Plan) -> Iterator[str]:
    if plan.design.product is ProductVersion.V2015 and "mobility" in plan.features:
        side = "Internal" if plan.design.mobility.exposed_internal else "External"
        yield command("Set-CsMcxConfiguration", Identity="global", ExposedWebURL=Word(side))


# --- push


def _push(plan: Plan) -> Iterator[str]:
    """The steps of the plan that are commands; the provider's two further parameters are mandatory."""
    if "push" not in plan.features:
        return
    push = plan.design.mobility.push
    edge = plan.groundwork.federation_edge
    yield command("Set-CsAccessEdgeConfiguration", AllowFederatedUsers=True)
    yield command("Set-CsAccessEdgeConfiguration", UseDnsSrvRouting=None)
    yield from _provider(push_provider(plan.design))
    yield command("New-CsAllowedDomain", Identity="push.lync.com")
    yield command(
        "Set-CsPushNotificationConfiguration",
        EnableApplePushNotificationService=push.apple,
        EnableMicrosoftPushNotificationService=push.microsoft,
    )
    if edge is not None:
        yield command("Test-CsFederatedPartner", TargetFqdn=edge.fqdn, Domain="push.lync.com")


def _provider(provider: PushProvider) -> Iterator[str]:
    settings = provider.settings
    level = Word("UseSourceVerification")
    if provider.is_there:
        yield from notes("The provider that is there has this proxy; never a second one for the same proxy.")
        yield command("Set-CsHostingProvider", Identity=settings.name, Enabled=True, VerificationLevel=level)
        return
    yield from notes("Never a second provider for the same proxy: leave the next line out where there is one already.")
    address: dict[str, Argument] = {}
    if settings.autodiscover_url:
        address["AutodiscoverUrl"] = settings.autodiscover_url
    yield command(
        "New-CsHostingProvider",
        Identity=settings.name,
        Enabled=True,
        ProxyFqdn=settings.proxy_fqdn,
        VerificationLevel=level,
        EnabledSharedAddressSpace=settings.shares_address_space,
        HostsOCSUsers=settings.hosts_users,
        **address,
    )


# --- voice


def _voice(plan: Plan) -> Iterator[str]:
    policies = [policy for policy in plan.design.policies if isinstance(policy, VoicePolicy)]
    routes = [policy for policy in plan.design.policies if isinstance(policy, VoiceRoute)]
    lists = (*(policy.usages for policy in policies), *(route.usages for route in routes))
    usages = dict.fromkeys(usage for its in lists for usage in its)
    for usage in usages:
        yield command("Set-CsPstnUsage", Identity="global", Usage=Entries("add", (usage,)))
    for policy in policies:
        yield _voice_policy(plan, policy)
    for route in routes:
        yield _voice_route(plan, route)


def _voice_policy(plan: Plan, policy: VoicePolicy) -> str:
    is_global = policy.scope is PolicyScope.GLOBAL
    values: dict[str, Argument] = {"AllowSimulRing": policy.allow_simultaneous_ring}
    if policy.usages:
        values["PstnUsages"] = Entries("replace" if is_global else "add", policy.usages)
    identity = _identity(plan, policy.name, policy.scope, policy.site)
    return command(f"{'Set' if is_global else 'New'}-CsVoicePolicy", Identity=identity, **values)


def _voice_route(plan: Plan, route: VoiceRoute) -> str:
    values: dict[str, Argument] = {"NumberPattern": route.pattern}
    if route.usages:
        values["PstnUsages"] = Entries("add", route.usages)
    gateways = [server.fqdn for gateway in route.gateways if isinstance(server := plan.design.find(gateway), Server)]
    if gateways:
        values["PstnGatewayList"] = Entries("add", tuple(f"PstnGateway:{fqdn}" for fqdn in gateways))
    return command("New-CsVoiceRoute", Identity=route.name, **values)
