"""Prerequisites: which servers need what, by version."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.product import ProductVersion, ServerGeneration
from planner.requirements import build_plan
from planner.requirements.prerequisites import Prerequisite, derive_prerequisites
from tests import builders as make


def of(design: Design, server_id: str) -> tuple[Prerequisite, ...]:
    server = next(server for server in design.servers if server.id == server_id)
    return derive_prerequisites(build_plan(design, load_catalog()).groundwork, server)


def topics(needs: tuple[Prerequisite, ...]) -> list[str]:
    return list(dict.fromkeys(need.topic for need in needs))


def test_web_servers_need_iis_and_leave_443_free() -> None:
    every = ["Operating system", ".NET Framework", "Windows features", "IIS"]
    assert topics(of(make.small_site(), "se")) == [*every, "Port 443"]
    assert topics(of(make.small_site(product=ProductVersion.V2015), "se")) == every


@pytest.mark.parametrize("product", list(ProductVersion))
def test_features_are_those_of_role_and_version(product: ProductVersion) -> None:
    design = make.enterprise_site(product=product)
    features: dict[str, set[str]] = {
        server.kind: set(*(need.names for need in of(design, server.id) if need.topic == "Windows features"))
        for server in design.servers
    }
    assert "Web-Dyn-Compression" in features["front-end-pool"]
    assert "Server-Media-Foundation" in features["front-end-pool"]
    assert ("NET-Framework-Core" in features["front-end-pool"]) == (product is ProductVersion.V2015)
    assert features["edge-pool"] >= {"NET-WCF-HTTP-Activation45", "Windows-Identity-Foundation"}
    assert "Web-Server" not in features["edge-pool"]
    assert features["file-store"] == set()


def test_a_system_is_named_once_and_not_for_other_versions() -> None:
    texts = [need.text for need in of(make.small_site(), "se") if need.topic in ("Operating system", "IIS")]
    assert len(texts) == 2
    assert not any("2015:" in text or "Following" in text for text in texts)


def test_an_edge_needs_no_iis() -> None:
    assert topics(of(make.small_site(), "edge")) == ["Operating system", ".NET Framework", "Windows features"]


def test_databases_need_a_version_and_file_stores_nothing() -> None:
    assert topics(of(make.enterprise_site(), "sql")) == ["SQL Server"]
    assert of(make.enterprise_site(), "files") == ()


@pytest.mark.parametrize(
    ("product", "versions", "page"),
    [
        (
            ProductVersion.V2015,
            ("2012", "2014", "2016", "2017"),
            "Server requirements for Skype for Business Server 2015",
        ),
        (ProductVersion.V2019, ("2016", "2017", "2019"), "System requirements for Skype for Business Server 2019"),
    ],
)
def test_databases_are_those_that_the_page_of_the_version_lists(
    product: ProductVersion, versions: tuple[str, ...], page: str
) -> None:
    (need,) = of(make.enterprise_site(product=product), "sql")
    assert tuple(entry.partition(" ")[0] for entry in need.accepted) == versions
    assert need.reference == page


def test_lists_are_those_of_the_version() -> None:
    assert of(make.small_site(product=ProductVersion.V2019), "se")[0].accepted == (
        "Windows Server 2016",
        "Windows Server 2019",
    )
    assert "Windows Server 2012 R2" in of(make.small_site(product=ProductVersion.V2015), "se")[0].accepted


def test_what_is_not_printed_for_se_is_marked() -> None:
    assert of(make.small_site(product=ProductVersion.SE), "se")[0].confidence == "inferred"
    assert of(make.small_site(product=ProductVersion.V2019), "se")[0].confidence == "documented"


def test_a_server_that_stays_is_judged_by_its_own_generation() -> None:
    design = make.small_site()
    edge = next(server for server in design.servers if server.id == "edge")
    old = design.with_element(replace(edge, generation=ServerGeneration.LYNC_2013))
    assert of(old, "edge") == ()
    kept = design.with_element(replace(edge, generation=ServerGeneration.V2015))
    assert "Windows Server 2012" in of(kept, "edge")[0].accepted
