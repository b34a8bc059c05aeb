"""What a person types: the forms of a name that are compared, and amounts."""
