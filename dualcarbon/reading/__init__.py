"""A YAML file to checked facts: nodes, shape, rules, and what is wrong and where."""
