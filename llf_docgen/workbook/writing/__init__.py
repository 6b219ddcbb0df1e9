"""Workbooks written: the starter with its rows, and the copy with every finding at its cell."""
