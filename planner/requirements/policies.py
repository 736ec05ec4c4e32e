"""Mobility policy, manual discovery URLs and what push notification takes.

A room of its own because these are settings made once by hand, not rows of a network worksheet, and each has a
scope that decides whom it serves.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.catalog.clauses import PolicySetting
from planner.catalog.sources import Confidence
from planner.model.links import LinkKind
from planner.model.policies import MobilityPolicy, PolicyScope
from planner.model.servers import BranchAppliance, FrontEndPool, internal_web_fqdn
from planner.plain_text import powershell_quoted
from planner.requirements.groundwork import Groundwork
from planner.requirements.push_provider import PushProvider, push_provider

_FIELDS = {
    "EnableMobility": "enable_mobility",
    "EnableOutsideVoice": "enable_outside_voice",
    "EnableIPAudioVideo": "enable_ip_audio_video",
    "RequireWiFiForIPAudio": "require_wifi_for_ip_audio",
    "RequireWiFiForIPVideo": "require_wifi_for_ip_video",
    "RequireWiFiForSharing": "require_wifi_for_sharing",
    "AllowSaveCallLogs": "allow_save_call_logs",
    "AllowSaveCredentials": "allow_save_credentials",
    "AllowSaveIMHistory": "allow_save_im_history",
    "AllowExchangeConnectivity": "allow_exchange_connectivity",
}
"""Parameters of New-CsMobilityPolicy that the model has, with its field."""

_SCOPE_ORDER = {PolicyScope.GLOBAL: 0, PolicyScope.SITE: 1, PolicyScope.USER: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyValue:
    """One parameter of one mobility policy.

    Attributes:
        element: id of the policy; empty for the global policy that exists although the plan has none.
        value, default: what is planned and what the cmdlet does without it.
        meaning: what this value brings about, where the documents say it.
        otherwise: what the other value would bring about.
    """

    element: str
    policy: str
    scope: PolicyScope
    site: str | None
    parameter: str
    feature: str
    value: bool
    default: bool
    meaning: str
    otherwise: str
    needs: tuple[str, ...]
    remark: str
    reference: str
    confidence: Confidence


def derive_policy_values(ground: Groundwork) -> tuple[PolicyValue, ...]:
    """Every parameter of every mobility policy, global first; nothing while Mobility is not planned."""
    if "mobility" not in ground.features:
        return ()
    planned = [policy for policy in ground.design.policies if isinstance(policy, MobilityPolicy)]
    if not any(policy.scope is PolicyScope.GLOBAL for policy in planned):
        planned.append(MobilityPolicy(id="global", name="Global"))
    known = {policy.id for policy in ground.design.policies}
    planned.sort(key=lambda policy: (_SCOPE_ORDER[policy.scope], policy.name, policy.id))
    return tuple(value for policy in planned for value in _values(ground, policy, policy.id in known))


def _values(ground: Groundwork, policy: MobilityPolicy, is_planned: bool) -> Iterator[PolicyValue]:
    table = ground.catalog.policy_table
    for setting in (*table.rows, *table.more):
        if setting.parameter not in _FIELDS or not isinstance(setting.default, bool):
            continue
        if setting.versions and not ground.applies(setting.versions):
            continue
        value = bool(getattr(policy, _FIELDS[setting.parameter]))
        yield PolicyValue(
            element=policy.id if is_planned else "",
            policy=policy.name,
            scope=policy.scope,
            site=policy.site,
            parameter=setting.parameter,
            feature=setting.feature,
            value=value,
            default=setting.default,
            meaning=_meaning(setting, value),
            otherwise=_meaning(setting, not value),
            needs=setting.needs,
            remark=setting.remark,
            reference=table.reference,
            confidence=table.confidence,
        )


def _meaning(setting: PolicySetting, value: bool) -> str:
    return setting.true_means if value else setting.false_means


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualUrl:
    """A discovery URL that a user may type; None while the pool lacks the name it is made of."""

    element: str
    side: str
    url: str | None
    reference: str
    confidence: Confidence


def derive_manual_urls(ground: Groundwork) -> tuple[ManualUrl, ...]:
    """The external and the internal discovery URL of each pool with Mobility, and of appliances backed by it."""
    if "mobility" not in ground.features:
        return ()
    found = [
        url
        for pool in ground.design.servers_of(FrontEndPool)
        if pool.mobility
        for url in _urls_of(ground, pool, pool.id)
    ]
    for appliance in ground.design.servers_of(BranchAppliance):
        behind = ground.design.linked_from(appliance.id, LinkKind.BACKUP) if appliance.homes_mobile_users else ()
        for pool in behind:
            if isinstance(pool, FrontEndPool) and pool.mobility:
                found += _urls_of(ground, pool, appliance.id)
    return tuple(found)


def _urls_of(ground: Groundwork, pool: FrontEndPool, home: str) -> Iterator[ManualUrl]:
    """The two URLs of a pool; users of a branch appliance have its web services as well."""
    urls = ground.catalog.manual_urls
    external, internal = pool.web.external_fqdn, internal_web_fqdn(pool)
    outside = ground.url_host(pool, external, "web-external-https") if external else None
    inside = ground.url_host(pool, internal, "web-internal-https")
    for side, url in (
        ("external", urls.external.replace("{web_ext_fqdn}", outside) if outside else None),
        ("internal", urls.internal.replace("{web_int_fqdn}", inside)),
    ):
        yield ManualUrl(element=home, side=side, url=url, reference=urls.reference, confidence=urls.confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class PushTask:
    """A step that push notification takes, in order.

    Attributes:
        element: id of the Edge that carries it; empty while there is none.
        command: what to run, empty where a step is not a command.
        clause: id of the clause that asks for it.
    """

    element: str
    task: str
    command: str
    clause: str
    reference: str
    confidence: Confidence


def derive_push_tasks(ground: Groundwork) -> tuple[PushTask, ...]:
    """What has to be done for push; nothing while no platform gets it."""
    if "push" not in ground.features:
        return ()
    push = ground.design.mobility.push
    edge = ground.federation_edge
    flags = (
        f"-EnableApplePushNotificationService ${push.apple} -EnableMicrosoftPushNotificationService ${push.microsoft}"
    )
    steps = (
        ("D-PUSH-08", "Confirm that the push clearing house still answers.", ""),
        ("D-PUSH-03", "Enable the Edge pool for federation in Topology Builder and publish.", ""),
        ("D-PUSH-03", "Allow federated users.", "Set-CsAccessEdgeConfiguration -AllowFederatedUsers $True"),
        ("D-PUSH-07", "Route by DNS SRV.", "Set-CsAccessEdgeConfiguration -UseDnsSrvRouting"),
        ("D-PUSH-01", *_provider_step(push_provider(ground.design))),
        ("D-PUSH-02", "Allow the clearing house's domain.", "New-CsAllowedDomain -Identity push.lync.com"),
        ("D-PUSH-04", "Switch push on for the planned platforms.", f"Set-CsPushNotificationConfiguration {flags}"),
        (
            "D-PUSH-09",
            "Test federation with the clearing house from inside.",
            f"Test-CsFederatedPartner -TargetFqdn {edge.fqdn} -Domain push.lync.com" if edge else "",
        ),
    )
    return tuple(
        PushTask(
            element=edge.id if edge else "",
            task=task,
            command=command,
            clause=clause,
            reference=ground.catalog.clause(clause).reference,
            confidence=ground.catalog.clause(clause).confidence,
        )
        for clause, task, command in steps
    )


def _provider_step(provider: PushProvider) -> tuple[str, str]:
    settings = provider.settings
    name = powershell_quoted(" ".join(settings.name.split()))
    if provider.is_there:
        return (
            f"Keep the hosting provider {name}, which has this proxy already; never a second one for it.",
            f"Set-CsHostingProvider -Identity {name} -Enabled $True -VerificationLevel UseSourceVerification",
        )
    discovery = f" -AutodiscoverUrl {powershell_quoted(settings.autodiscover_url)}" if settings.autodiscover_url else ""
    return (
        "Name the hosting provider; never a second one for the same proxy.",
        f"New-CsHostingProvider -Identity {name} -Enabled $True -ProxyFqdn {settings.proxy_fqdn} "
        "-VerificationLevel UseSourceVerification "
        f"-EnabledSharedAddressSpace ${settings.shares_address_space} -HostsOCSUsers ${settings.hosts_users}"
        f"{discovery}",
    )
