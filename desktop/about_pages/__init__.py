"""What the program says of itself: what it is and where the data lies, licences, and what support needs."""
