"""Looks a template over without filling it: what would go wrong, and where, as Word shows it."""
