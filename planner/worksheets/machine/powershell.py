"""PowerShell: every script that the plan makes for Windows.

A module of its own because the scripts go to different people: DNS, Skype for Business, server and certificate
administrators; here is only the list of them.
"""

from planner.requirements import Plan
from planner.worksheets.machine.plain import Origin
from planner.worksheets.machine.powershell_certificates import certificate_scripts
from planner.worksheets.machine.powershell_dns import dns_scripts
from planner.worksheets.machine.powershell_firewall import firewall_scripts
from planner.worksheets.machine.powershell_management import management_script


def powershell_files(plan: Plan, origin: Origin) -> dict[str, bytes]:
    """Scripts for Windows DNS, the Management Shell, Windows firewalls and certificates."""
    return {
        **dns_scripts(plan, origin),
        **management_script(plan, origin),
        **firewall_scripts(plan, origin),
        **certificate_scripts(plan, origin),
    }
