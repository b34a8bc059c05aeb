"""A draft held against the base: what it says otherwise than the documents and figures do."""
