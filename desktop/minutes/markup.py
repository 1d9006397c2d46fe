"""The only markup of a note: `**bold**`, `*italic*`, `__underline__`, `\\` before a literal mark."""
