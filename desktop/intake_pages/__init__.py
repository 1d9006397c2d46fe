"""The parts of the screen on which old Word minutes are looked through."""
