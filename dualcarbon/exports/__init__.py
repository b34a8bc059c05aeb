"""The facts as files of other programs: facts in, text or bytes out, one file a format."""
