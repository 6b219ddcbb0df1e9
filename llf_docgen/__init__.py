"""From the spreadsheet a committee's office keeps to the Word documents its meetings need.

    workbook/*.xlsx --> workbook --> model --> rules -----> findings --> screen --> cli
                                       |
                                       +-----> documents --> contexts --> word --> output
                                                                           ^
                                                            templates/*.docx

cli/          options in, exit codes out; a few lines a command; COMMANDS in __init__
screen.py     what the terminal says
pipeline/     checking, building, edits, templates, shipping: the order of the steps, no more
choices.py    what a person asked for, found: workbook, meeting, term, template, the one row
workbook/     Excel: layout (every sheet and column), reader, raw (what a reader hides), starter,
              marked_copy
rules/        one small pure generator a rule, one module a clause; RULES in __init__
documents/    one module a document: its context and a pure function to drafts; PACK in __init__
word/         Word: template (fill), structure (mend), figures and chart (native charts, pictures),
              reading/ (a document as blocks of words), merge/ (news into an edited document),
              lint/ (templates looked over), house/ (the templates that ship)
output/       folder (never lose an edit), bases (what was generated, locks), safely (old or new,
              never half)
model/        records, Terms, dates and deadlines, quorum, findings, wording: plain values
package.py    .docx and .xlsx as packages of parts: read with suspicion, written with equal bytes
errors.py     "cannot go on", never "the data is wrong"

Floors, top may import below and never up; those in one line do not know each other:
cli > screen > pipeline > choices > workbook | rules | documents | word | output
> model | package > errors
"""

__version__ = "0.1.0"
