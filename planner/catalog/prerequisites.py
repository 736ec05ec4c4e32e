"""What Windows needs before a server is installed: features and the .NET Framework, by role and version.

A room of its own because these lists are entered as they are printed, and only build sheets read them.
"""

from dataclasses import dataclass

from planner.catalog.sources import Confidence, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSoftware:
    """The printed list for some roles of one version.

    Attributes:
        kinds: kinds of servers that the list is for, as the design names them.
        features: names that Install-WindowsFeature takes.
        dotnet: versions of the .NET Framework.
    """

    id: str
    kinds: tuple[str, ...]
    versions: tuple[Version, ...]
    features: tuple[str, ...]
    dotnet: str
    note: str = ""
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""
