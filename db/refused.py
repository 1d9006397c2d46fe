"""What a data folder answers where it does not do what was asked; the words say why and what to do."""

from __future__ import annotations


class StoreError(Exception):
    """The database cannot be opened, read or written; the words say why and what to do."""


class LockedError(StoreError):
    """The folder has a passphrase that was not given yet, or was locked away again."""


class DamagedError(StoreError):
    """The database is damaged, as far as could be told while opening it."""


class BusyError(StoreError):
    """Another program holds the database; it is worth trying again."""


class LostError(StoreError):
    """The files are not the ones that were opened any more: what is written to them now would be lost."""


class WrongPassphrase(StoreError):
    """The passphrase is not that of the file. One whose first page is damaged cannot be told from that, unless a
    backup takes the passphrase."""


class OtherPassphrase(StoreError):
    """A backup has another passphrase than the folder: an earlier one, or that of somebody else."""


class Cancelled(StoreError):
    """It was stopped in the middle at the clerk's wish, and everything is as it was."""
