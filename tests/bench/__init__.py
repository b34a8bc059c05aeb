"""The benchmark: what the commands take, as ratios to a reference measured in the same run.

`python -m tests.bench` in a checkout prints a Markdown table; `--help` lists the options.
"""
