"""Where the wrapping of a page may have ended lines, and which of these ends are the page's own."""
