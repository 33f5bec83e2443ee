"""Pages of ADCS, the Association of Directors of Children's Services."""
