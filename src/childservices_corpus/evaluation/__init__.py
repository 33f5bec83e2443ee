"""How good each field is: measured against labels by eye, kept above floors, shipped with a release."""
