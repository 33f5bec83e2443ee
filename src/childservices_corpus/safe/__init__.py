"""Text of a page where it could act as a command: on a terminal, in a script. It is shown and never obeyed."""
