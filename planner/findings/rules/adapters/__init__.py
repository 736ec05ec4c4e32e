"""Rules about the network adapters of servers, the addresses on them and the services bound to them.

A family of its own because these are the settings that are made on the machine and in Topology Builder alike.
"""
