"""Two or three versions of a document as values: their stories, blocks and words, side by side."""
