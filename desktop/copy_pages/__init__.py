"""The parts of the screen on which a corrected copy is looked through."""
