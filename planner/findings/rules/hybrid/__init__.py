"""Rules about a deployment that shares its SIP domains with a tenant in Microsoft 365.

A family of its own because hybrid is set up by other people, with settings that no box of the drawing shows.
"""
