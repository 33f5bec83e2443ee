"""The command line: ``childservices-corpus``. Its exit codes are in :mod:`.codes`."""
