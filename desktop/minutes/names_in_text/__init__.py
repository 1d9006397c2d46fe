"""People in the words of the minutes: where they are named, whether that is sure, and how a house style says them."""
