"""The package of Debian and Ubuntu."""
