"""The questions held against the rules that examiners go by."""
