"""What a Word file is made of: page and styles, paragraphs, lists, tables, and what was tracked."""
