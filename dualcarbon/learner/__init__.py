"""A person's answers: kept, read back, reviewed and summed up."""
