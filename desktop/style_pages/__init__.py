"""The parts of the house style editor: the style in hand, its files, the fields of its choices, the preview."""
