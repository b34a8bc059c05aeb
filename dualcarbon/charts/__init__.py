"""Facts as charts: Vega-Lite specifications, and the pictures drawn from them."""
