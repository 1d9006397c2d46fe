"""Builds, pictures and what a machine needs before the program runs."""
