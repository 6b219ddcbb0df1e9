"""A document as a person reads it: its stories, their blocks, their words."""
