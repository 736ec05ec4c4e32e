"""What is planned: the nouns of a Skype for Business topology as frozen values.

A room of its own because everything else speaks in these nouns: it imports nothing but the standard library,
does no I/O and invents no ids. A bad plan is representable here and becomes a finding elsewhere; only broken
structure (ids that are malformed, given twice or lead nowhere) is refused, by `Design`.
"""
