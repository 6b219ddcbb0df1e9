"""Excel: what the workbook looks like, reading it, and making a new one."""
