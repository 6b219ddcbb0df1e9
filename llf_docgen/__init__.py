"""From the spreadsheet a committee's office keeps to the Word documents its meetings need.

    workbook/*.xlsx --> workbook --> model --> rules -----> findings --> cli
                                       |
                                       +-----> documents --> contexts --> word --> output
                                                                           ^
                                                            templates/*.docx

cli/          options in, text and exit codes out: screen (what the terminal says), as_json,
              streams (whoever listens may stop); documents (a command for each registration),
              checks, files: each has COMMANDS
pipeline/     choices (what a person asked for), loading (bytes from the disk), planning (which
              documents, for what, into which places), making (pure: bytes and options in,
              findings and files out) with rendering (a record as it was when it was made),
              revising (an agenda sent again), news, extracting and leftovers; building (load, make,
              store); checking, circulated, edits, office_templates, shipping
workbook/     Excel: layout, every sheet and column
  reading/      a workbook as records: reader, parts (which hold it), cells (one pass of a real
                parser) and what is found in them, each at its place; plainly and written (what
                needs no parser), formats (what a cell shows), sheets and headings (found by their
                names), rows, record (column by column), below (what is no record),
                links (to blank cells), values, settings
  writing/      starter, shipped (its rows), marked_copy: splice (a part's bytes edited) for
                marked_cells, marked_styles, notes, to_correct and book_part; left_out, relations
rules/        one small pure generator a rule, one module a clause; RULES in __init__; needs
              (which of them need what could not be read)
documents/    one module a document: its context and a pure function to drafts; DOCUMENTS
word/         Word: xml (names, the way into a part), opened (the parts, whoever wrote them), filled
              (which of them are), tags (what people type), prepared (a part made ready, and what
              is wrong with it), template (fill), budget (what filling may cost), structure (mend),
              as_document (no macros), places, figures, numbers (ids), values (what is no text),
              unfilled (tags nobody fills), written (what nobody means), mistyped (what Jinja
              can't read, in our words)
  comparing/    versions of a document as values: words, texts, blocks, stories, align by what is
                shared, moved and displaced (of that, what somebody moved), exchanged (titles),
                across (rows that are in another table), parted (split, joined), named (rows), under
                (headings of one title),
                changes, emphasis, commented; minuted, an item's words:
                lines, looks (marks, lists, drawn, colours), items (where each begins) by titles,
                below (what was generated there) and controls, or by itself (unknown), alone
                (nothing of another's, nothing outstanding; ordinary is what all minutes say)
  merge/        news into an edited document, as tracked changes: story (block by block), placed
                (where blocks stand), weave (word by word), worded (whose words they are),
                moved_by_both, carried (sentences that are in another paragraph), both_ends (of
                those that the workbook moved), along (what goes with rows that the workbook has
                elsewhere), reshaped (rows with other cells), columns (of tables);
                attached (what a person hung on our proposals), remarks (comments of
                theirs that go along with what moves),
                dressed (in the person's looks), proposed, taken_back and in_part (by the
                workbook), back (what it has again), earlier (what it said) and rejected (of
                that), settled (comments that no longer hold);
                note (what a comment says); heading (of a column) and places, as those name them
  finished      what nobody filled in found, and taken out of approved minutes
  closed        what keeps a document from being changed: a signature, protection
  lint/ house/  templates looked over; the templates that ship
output/       cases (what is known of a file, and what can become of it), deciding (pure), living
              (an edit is never lost), records (what was sent stays), lost (what brings it back),
              handed_over (what minutes said otherwise before); finding, folder (does it),
              bases (what was generated) by its keys, one_at_a_time (the lock), safely (old or new,
              never half, never outside)
model/        records and their states, Terms, dates and deadlines, quorum, findings, wording,
              named_meeting (which of two on a day), moved (from which day of the Calendar),
              spelled (one day or time, spelled in two ways): plain values. What is true on a day:
              meeting_in_hand, report_in_hand, sent (since when a document is a record), as_of (the
              workbook on a day), actions_then, recommendations, approval, confirmed (a Leader),
              withheld (which words say that something is not for others)
package.py    .docx and .xlsx as packages of parts: read with suspicion, written with equal bytes
errors.py     "cannot go on", never "the data is wrong"
memory.py     how the memory of what is made is looked after

Floors, top may import below and never up; those in one line do not know each other:
cli > pipeline > workbook | rules | documents | word | output > model | package > errors
"""

__version__ = "0.1.0"
