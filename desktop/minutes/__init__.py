"""The craft of minutes, without Qt and SQL: reads records, gives documents, findings, dates."""
