"""A build by several processes: the same bytes as by one, whatever dies, and nothing done twice."""
