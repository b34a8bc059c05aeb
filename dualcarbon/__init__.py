"""Sourced facts about China's dual carbon goals, and a quiz made from them."""

__version__ = "0.1.0"
