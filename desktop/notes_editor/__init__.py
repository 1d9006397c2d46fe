"""The editor in which notes are typed: one paragraph a note, its identity a property of its block."""
