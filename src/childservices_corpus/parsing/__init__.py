"""One page in; validated objects or Arrow tables out."""
