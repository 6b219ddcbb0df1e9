"""Excel: the one description of every sheet and column, workbooks read, and workbooks written."""
