"""What a Word template of a house style is made of: its styles and the other parts of its package."""
