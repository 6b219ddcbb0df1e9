"""The output folder: what was generated, what a person made of it, and safe writing."""
