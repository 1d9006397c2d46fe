"""Word files that others wrote or corrected, read with care: text, numbers, places, changes and comments."""
