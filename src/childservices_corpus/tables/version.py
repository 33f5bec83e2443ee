"""The version of the columns of the tables."""

# The first part is raised if a reader of the older version could misread the files.
SCHEMA_VERSION = "2.0"
