"""The dumps of a build in shares: each is read by one process into files of its own, and the files are joined."""
