"""Safe output of text that could act as a command, on a terminal or in a script: it is shown and never obeyed."""
