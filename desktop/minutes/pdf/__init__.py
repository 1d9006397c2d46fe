"""What a PDF is made of: lines, passages, tables, and the pages on which they stand."""
