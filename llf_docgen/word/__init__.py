"""Word: filling the office's templates, and building the ones shipped."""
