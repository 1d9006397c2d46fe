"""Minutebook on the desk: the window, the command line and the craft of minutes."""
