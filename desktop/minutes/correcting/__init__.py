"""A copy of the minutes that came back corrected: paired with what was sent, told apart, and taken over."""
