"""The command line: ``childservices-corpus``. Exit codes: 0 fine, 1 problems found, 2 misuse, 3 program fault."""
