"""Why a value that rules worked out is what it is: the words that decided, at their places."""
