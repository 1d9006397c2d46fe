"""One question per file: what is asked in a window of its own."""
