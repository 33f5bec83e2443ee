"""One page to look at everything: a file of HTML that opens by a double click, without a network."""
