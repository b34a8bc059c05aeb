"""The commands: options in, one call to the core, one result out; nothing is printed here."""
