"""Odd and hostile files made from parts of good ones, and what the command does with them.

    python -m tests.hostile --minutes 2 --seed 7

workbooks, documents, templates, folders     the kinds, each a tuple of named functions
packages      how a package may be spelt, and parts of it replaced
offices       a working folder to try them in: workbook, templates, edited documents, canaries
running       runs the real command as a process of its own, with limits, and hears what it opens
judging       what no command may do, and what is asked of a file that a good program wrote
trial         the areas: kinds, where their files stand, and the commands that meet them

A kind is GOOD where a program that people use writes such files: they must be read as the
original is. It is HOSTILE where the file may be refused, but only with a sentence.
"""
