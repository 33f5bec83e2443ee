"""The quality of each field: measured against gold labels, kept above floors, shipped with a release."""
