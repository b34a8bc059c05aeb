"""The quiz: items made from facts, and a session that asks them."""
