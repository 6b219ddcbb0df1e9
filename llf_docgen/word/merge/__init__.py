"""A person's edits and the workbook's news in one document: a three-way merge, block by block.

    base   as it was last generated
    mine   as the person left it
    new    as the workbook would have it now

What only the workbook changed goes into `mine` as Word's tracked changes; what both changed keeps
the person's words and gets a comment. ECMA-376 part 1, 17.13 (annotations).
"""
