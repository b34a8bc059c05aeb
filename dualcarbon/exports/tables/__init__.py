"""The facts as tables that join: one a kind of entry, one a list of references.

The rows of a list stand in a table of their own, numbered, behind the key of what they are a part
of. Questions have an export of their own; what only serves the search is left out.
"""
