"""RULES: every rule there is, in the order of the rule book.

A module of its own because the list is explicit: a program that was frozen into one file has no folder to search, and
a rule that is not here does not run. A test says when a module under rules/ was forgotten.
"""

from planner.findings.rule import Rule
from planner.findings.rules.adapters import (
    multihomed_front_end,
    services_on_shared_addresses,
    unsupported_address_families,
)
from planner.findings.rules.balancing import (
    balancer_without_request_balancing,
    direct_server_return,
    external_web_affinity,
    internal_web_without_source_affinity,
    listener_without_tls12,
    pool_without_web_balancer,
    probe_of_another_port,
    short_idle_timeout,
)
from planner.findings.rules.branch import (
    branch_certificate_without_sign_in_name,
    branch_without_backup_pool,
    branch_without_disaster_recovery,
    branch_without_sign_in_answer,
)
from planner.findings.rules.certificates import (
    certificate_name_without_record,
    devices_without_internal_root,
    misplaced_wildcard,
    proxy_certificate_without_discovery_name,
    proxy_certificate_without_web_name,
    proxy_without_internal_root,
    published_name_not_on_certificate,
    server_certificate_without_discovery_name,
    server_certificate_without_web_name,
    several_token_certificates,
    unfit_certificate,
    unfit_edge_certificate,
)
from planner.findings.rules.edges import (
    adapters_of_edge,
    balanced_edge_behind_nat,
    dns_balanced_edge_without_failover,
    edge_internal_address_balanced,
    edge_services_on_one_address,
    edge_sides_balanced_differently,
    nat_on_some_edge_services,
    next_hop_past_director,
    outside_media_without_av_edge,
    sign_in_record_of_single_address,
    source_hidden_from_av_edge,
)
from planner.findings.rules.firewalls import (
    branch_ports_open_needlessly,
    hairpin_at_firewall,
    hairpin_refused_by_firewall,
    held_request_dropped,
    pool_translated_outside,
    spoofing_prevention_off,
)
from planner.findings.rules.hybrid import (
    provider_without_discovery_url,
    unfit_hybrid_provider,
)
from planner.findings.rules.inputs import (
    design_without_zones,
    element_without_address,
    unconfirmed_value,
    zones_without_way,
)
from planner.findings.rules.mobility import (
    director_not_published,
    manual_discovery,
    mobile_users_on_pool_without_mobility,
)
from planner.findings.rules.names import (
    admin_url_outside,
    discovery_alias_to_another_domain,
    discovery_name_missing_inside,
    discovery_name_missing_outside,
    discovery_past_the_proxy,
    equal_web_names,
    external_discovery_name_inside,
    external_web_name_past_the_proxy,
    external_web_name_unknown_inside,
    external_web_name_unknown_outside,
    internal_discovery_name_outside,
    internal_web_name_outside,
    outside_zone_asks_inside,
    partial_geo_dns,
    pool_without_external_web_name,
    private_edge_address_outside,
    required_record_missing,
    shared_external_web_name,
    srv_target_not_a_host_of_its_domain,
    unfit_name,
    web_name_of_dns_balanced_pool,
    wrong_number_of_edge_addresses,
)
from planner.findings.rules.paths import (
    broken_mobility_path,
    undelivered_flow,
)
from planner.findings.rules.planner import (
    crashing_rule,
    suppression_without_finding,
    suppression_without_reason,
    unknown_rule_code,
)
from planner.findings.rules.policies import (
    call_via_work_without_voice,
    joining_without_voice_policy,
    mobile_users_without_mobility,
    policy_without_its_scope,
    promised_function_switched_off,
    unknown_or_double_usage,
    usage_without_way_out,
    voice_policy_without_usages,
    wifi_switch_without_effect,
)
from planner.findings.rules.proxies import (
    adapters_of_proxy,
    discovery_name_not_published,
    hairpin_refused_by_proxy,
    host_header_replaced,
    http_discovery,
    http_discovery_not_published,
    http_rule_beyond_discovery,
    internal_web_name_published,
    mobility_published_to_director,
    mobility_without_proxy,
    office_web_apps_not_offered,
    rule_to_wrong_port,
    short_proxy_timeout,
    web_name_not_published,
)
from planner.findings.rules.push import (
    apple_push_not_drawn,
    cloud_service_on_premises,
    mcx_sessions_out_of_range,
    promised_notification_without_push,
    push_left_out_for_platform,
    push_partner_not_set_up,
    push_service_unconfirmed,
    push_without_edge,
)
from planner.findings.rules.sizing import (
    branch_of_another_size,
    fewer_than_three_front_ends,
    pool_above_server_limit,
    pool_without_spare_server,
    stretched_pool,
    too_few_servers_for_remote_users,
    too_many_users_in_pool,
    unlike_pools_paired,
)
from planner.findings.rules.urls import (
    clashing_simple_urls,
    simple_url_on_server_name,
    simple_url_on_sip_domain,
    simple_url_with_other_characters,
    sip_domain_without_meet_url,
)
from planner.findings.rules.versions import (
    admin_center_on_web_port,
    mcx_clients_on_newer_pool,
    mcx_setting_on_newer_version,
    mobility_by_mcx_alone,
    outdated_edge_server,
    three_versions_in_hybrid,
    unsupported_operating_system,
)

RULES: tuple[Rule, ...] = (
    equal_web_names.RULE,
    internal_web_name_outside.RULE,
    pool_without_external_web_name.RULE,
    external_web_name_past_the_proxy.RULE,
    external_web_name_unknown_inside.RULE,
    external_web_name_unknown_outside.RULE,
    discovery_name_missing_inside.RULE,
    discovery_name_missing_outside.RULE,
    internal_discovery_name_outside.RULE,
    external_discovery_name_inside.RULE,
    discovery_past_the_proxy.RULE,
    required_record_missing.RULE,
    outside_zone_asks_inside.RULE,
    discovery_alias_to_another_domain.RULE,
    admin_url_outside.RULE,
    shared_external_web_name.RULE,
    web_name_of_dns_balanced_pool.RULE,
    srv_target_not_a_host_of_its_domain.RULE,
    unfit_name.RULE,
    private_edge_address_outside.RULE,
    wrong_number_of_edge_addresses.RULE,
    partial_geo_dns.RULE,
    broken_mobility_path.RULE,
    undelivered_flow.RULE,
    hairpin_refused_by_firewall.RULE,
    hairpin_at_firewall.RULE,
    spoofing_prevention_off.RULE,
    pool_translated_outside.RULE,
    held_request_dropped.RULE,
    branch_ports_open_needlessly.RULE,
    discovery_name_not_published.RULE,
    web_name_not_published.RULE,
    mobility_without_proxy.RULE,
    hairpin_refused_by_proxy.RULE,
    http_discovery.RULE,
    http_discovery_not_published.RULE,
    http_rule_beyond_discovery.RULE,
    rule_to_wrong_port.RULE,
    internal_web_name_published.RULE,
    short_proxy_timeout.RULE,
    host_header_replaced.RULE,
    adapters_of_proxy.RULE,
    mobility_published_to_director.RULE,
    office_web_apps_not_offered.RULE,
    server_certificate_without_discovery_name.RULE,
    proxy_certificate_without_discovery_name.RULE,
    proxy_certificate_without_web_name.RULE,
    published_name_not_on_certificate.RULE,
    certificate_name_without_record.RULE,
    unfit_certificate.RULE,
    unfit_edge_certificate.RULE,
    misplaced_wildcard.RULE,
    several_token_certificates.RULE,
    server_certificate_without_web_name.RULE,
    devices_without_internal_root.RULE,
    proxy_without_internal_root.RULE,
    external_web_affinity.RULE,
    internal_web_without_source_affinity.RULE,
    pool_without_web_balancer.RULE,
    balancer_without_request_balancing.RULE,
    listener_without_tls12.RULE,
    short_idle_timeout.RULE,
    direct_server_return.RULE,
    probe_of_another_port.RULE,
    push_without_edge.RULE,
    promised_notification_without_push.RULE,
    push_left_out_for_platform.RULE,
    push_service_unconfirmed.RULE,
    push_partner_not_set_up.RULE,
    apple_push_not_drawn.RULE,
    mcx_sessions_out_of_range.RULE,
    cloud_service_on_premises.RULE,
    mcx_clients_on_newer_pool.RULE,
    mcx_setting_on_newer_version.RULE,
    mobility_by_mcx_alone.RULE,
    outdated_edge_server.RULE,
    unsupported_operating_system.RULE,
    three_versions_in_hybrid.RULE,
    admin_center_on_web_port.RULE,
    clashing_simple_urls.RULE,
    simple_url_on_server_name.RULE,
    sip_domain_without_meet_url.RULE,
    simple_url_on_sip_domain.RULE,
    simple_url_with_other_characters.RULE,
    balanced_edge_behind_nat.RULE,
    edge_sides_balanced_differently.RULE,
    edge_services_on_one_address.RULE,
    sign_in_record_of_single_address.RULE,
    nat_on_some_edge_services.RULE,
    adapters_of_edge.RULE,
    outside_media_without_av_edge.RULE,
    next_hop_past_director.RULE,
    edge_internal_address_balanced.RULE,
    source_hidden_from_av_edge.RULE,
    dns_balanced_edge_without_failover.RULE,
    pool_above_server_limit.RULE,
    fewer_than_three_front_ends.RULE,
    pool_without_spare_server.RULE,
    too_many_users_in_pool.RULE,
    unlike_pools_paired.RULE,
    too_few_servers_for_remote_users.RULE,
    branch_of_another_size.RULE,
    stretched_pool.RULE,
    services_on_shared_addresses.RULE,
    multihomed_front_end.RULE,
    unsupported_address_families.RULE,
    policy_without_its_scope.RULE,
    mobile_users_without_mobility.RULE,
    promised_function_switched_off.RULE,
    call_via_work_without_voice.RULE,
    wifi_switch_without_effect.RULE,
    joining_without_voice_policy.RULE,
    voice_policy_without_usages.RULE,
    usage_without_way_out.RULE,
    unknown_or_double_usage.RULE,
    provider_without_discovery_url.RULE,
    unfit_hybrid_provider.RULE,
    manual_discovery.RULE,
    mobile_users_on_pool_without_mobility.RULE,
    director_not_published.RULE,
    branch_without_disaster_recovery.RULE,
    branch_without_backup_pool.RULE,
    branch_without_sign_in_answer.RULE,
    branch_certificate_without_sign_in_name.RULE,
    unconfirmed_value.RULE,
    design_without_zones.RULE,
    element_without_address.RULE,
    zones_without_way.RULE,
    crashing_rule.RULE,
    unknown_rule_code.RULE,
    suppression_without_reason.RULE,
    suppression_without_finding.RULE,
)
"""Every rule, family by family, then by code."""

RETIRED: frozenset[str] = frozenset()
"""Codes of rules that are gone. A code is never given to another rule."""

ALL_CODES = frozenset(rule.code for rule in RULES)
"""Codes in use."""

_BY_CODE = {rule.code: rule for rule in RULES}


def by_code(code: str) -> Rule | None:
    """The rule of this code, or None."""
    return _BY_CODE.get(code)


def by_family(family: str) -> tuple[Rule, ...]:
    """Rules of one family, by code."""
    return tuple(rule for rule in RULES if rule.family == family)
