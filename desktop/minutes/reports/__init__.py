"""Reports over many meetings, one a file: what was counted of them becomes a document."""
