"""The first five minutes: what the start page asks while no committee is known, and what it makes of the answers."""
