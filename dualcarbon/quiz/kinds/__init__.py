"""The kinds of question, one file a subject."""
