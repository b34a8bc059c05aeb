"""The compiled copy of a base, and all SQL about facts."""
