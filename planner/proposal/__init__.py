"""A first design from a few answers: how many users, which sites, what they may do.

A room of its own because it decides what others only describe or judge: how many servers, which networks, which names.
Whatever it makes up is listed as unconfirmed, so that no address of its own ends in a firewall unseen.
"""

from planner.proposal.answers import Answers, BranchAnswers, EdgeNames, Fault, SiteAnswers, Telephony, faults_of
from planner.proposal.proposing import Proposal, propose
from planner.proposal.sizing import Reason

__all__ = [
    "Answers",
    "BranchAnswers",
    "EdgeNames",
    "Fault",
    "Proposal",
    "Reason",
    "SiteAnswers",
    "Telephony",
    "faults_of",
    "propose",
]
