"""From the spreadsheet a committee's office keeps to the Word documents its meetings need."""

__version__ = "0.1.0"
