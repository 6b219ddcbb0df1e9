"""A workbook read: what Excel shows in it, as records; and what can't be read, said at its cell."""
