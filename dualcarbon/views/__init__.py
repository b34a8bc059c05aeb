"""Results as pages of meaning: which parts there are and in what order, never how they look."""
