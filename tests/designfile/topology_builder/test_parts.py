"""Values that cannot be are faults with their line, all of them at once."""

from __future__ import annotations

import pytest

from planner.designfile.errors import DesignFileErrors
from planner.designfile.topology_builder import import_topology
from planner.designfile.topology_builder.faults import MOST
from tests.designfile.topology_builder.documents import FORMATS, imported, messages, server
from tests.designfile.topology_builder.topologies import enterprise


def _refusal(text: str) -> str:
    with pytest.raises(DesignFileErrors) as caught:
        import_topology(text.encode(), "x.xml")
    return str(caught.value)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("good", "bad", "words"),
    [
        ('Fqdn="pool01.contoso.com"', 'Fqdn="pool 01"', "'pool 01' is not a host name"),
        (' Fqdn="pool01.contoso.com"', "", "<Cluster> has no Fqdn"),
        ('"192.0.2.11"', '"192.0.2.311"', "IPAddress is '192.0.2.311'"),
        ('"203.0.113.11"', '"public"', "ConfiguredIPAddress is 'public'"),
        ('"192.0.2.11"', '"fe80::1%3"', "IPAddress is 'fe80::1%3'"),
        ('Port="8057"', 'Port="0"', "Port is '0' (expected a number from 1 to 65535)"),
        ('Port="8057"', 'Port="65536"', "Port is '65536'"),
        ('Port="8057"', 'Port="8o57"', "Port is '8o57'"),
        ('Port="8057"', 'Port="²"', "Port is '²'"),
        (' Port="8057"', "", "<Port> has no Port"),
        ('Range="10000"', 'Range="20000"', "20000 ports from 50000 on"),
        ('ConfiguredFqdn="sip.contoso.com"', 'ConfiguredFqdn="*.contoso.com"', "'*.contoso.com' is not a host name"),
        ('ServiceVersion="7"', 'ServiceVersion="seven"', "ServiceVersion is 'seven'"),
        ('RoleName="UserServices"', 'RoleName=""', "a <Service> has no RoleName"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_line(form: str, good: str, bad: str, words: str) -> None:
    text = FORMATS[form](enterprise())
    assert good in text
    line = text[: text.index(good)].count("\n") + 1
    refusal = _refusal(text.replace(good, bad, 1))
    assert words in refusal
    assert refusal.startswith(f"x.xml:{line}:")


@pytest.mark.parametrize("form", FORMATS)
def test_all_faults_are_listed_at_once(form: str) -> None:
    text = FORMATS[form](enterprise()).replace('"192.0.2.11"', '"x"').replace('Port="8057"', 'Port="y"')
    assert len(_refusal(text).splitlines()) == 2


@pytest.mark.parametrize("form", FORMATS)
def test_powershell_variables_are_named_with_their_lines(form: str) -> None:
    text = FORMATS[form](enterprise())
    template = text.replace("pool01.contoso.com", "$SkypeFQDN").replace("Main Site", "${site name}")
    refusal = _refusal(template)
    assert "'$SkypeFQDN' in <Cluster> is a PowerShell variable, so this is a template" in refusal
    assert "'${site name}' in <Name>" in refusal
    line = template[: template.index("$SkypeFQDN")].count("\n") + 1
    assert any(row.startswith(f"x.xml:{line}:") for row in refusal.splitlines())


def test_a_hidden_share_is_no_variable() -> None:
    topology = enterprise()
    topology.service("FileStore").child = '<FileStoreService ShareName="Share$"/>'
    assert imported(topology).document.design.get("files01").share == "Share$"


def test_domains_that_are_no_domains_are_reported_and_left_out() -> None:
    topology = enterprise()
    topology.domains = ["contoso.com", "not a domain", "FABRIKAM.com", "fabrikam.com"]
    result = imported(topology)
    assert result.document.design.sip_domains == ("contoso.com", "FABRIKAM.com")
    assert "'not a domain' is not a SIP domain" in messages(result, "not understood")


def test_open_domain_settings_are_reported() -> None:
    text = FORMATS["saved"](enterprise())
    text = text.replace('AllowAllDomains="false"', 'AllowAllDomains="true"')
    text = text.replace('AllowSubDomains="false"', 'AllowSubDomains="true"')
    said = import_topology(text.encode(), "x").report.text()
    assert "allows all SIP domains" in said
    assert "'contoso.com' allows its subdomains" in said


def test_not_every_variable_of_a_template_is_listed() -> None:
    text = FORMATS["saved"](enterprise()).replace('"Primary"', '"$Side"').replace('"1"', '"$Number"')
    assert len(_refusal(text.replace("contoso.com", "$Domain")).splitlines()) == MOST


def test_a_hostile_value_is_refused_with_a_short_message() -> None:
    text = FORMATS["published"](enterprise())
    hostile = text.replace("pool01.contoso.com", "${" * 500_000, 1)
    refusal = _refusal(hostile)  # quadratic work would outlast the test's time limit
    assert len(refusal) < 1000
    assert "... (expected labels" in refusal


@pytest.mark.parametrize("form", FORMATS)
def test_a_cluster_without_machines_is_one_machine(form: str) -> None:
    topology = enterprise()
    topology.cluster("owa01.contoso.com").boxes = []
    assert [member.fqdn for member in server(imported(topology, form), "owa01").members] == ["owa01.contoso.com"]


def test_the_name_of_a_site_is_one_short_line() -> None:
    topology = enterprise()
    topology.sites[0].name = "Main\n  Site " + "x" * 1000
    site = imported(topology).document.design.sites[0]
    assert site.name.startswith("Main Site xx")
    assert len(site.name) == 120


def test_a_site_without_a_name_is_called_by_its_number() -> None:
    topology = enterprise()
    topology.sites[0].name = ""
    assert imported(topology).document.design.sites[0].name == "Site 1"
