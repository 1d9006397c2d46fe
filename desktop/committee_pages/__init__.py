"""What the screen of a committee shows, a page each: its members, its standing items, and what else is kept of it."""
