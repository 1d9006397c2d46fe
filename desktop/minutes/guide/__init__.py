"""The guide: chapters in Markdown that lie in `resources/guide`, read, filled with what is made, and searched.

To add a chapter: one file `resources/guide/<name>.md` that begins with `# Title` and a line `<!-- order: 45 -->`.
"""
