"""Judgement: what is wrong with a plan, why, and how to put it right.

A room of its own because requirements say what a plan needs and the walk says what happens; that one is an error
and the other a remark is said here, one rule a module, and nowhere else.
"""
