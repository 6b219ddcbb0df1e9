"""The order of the steps of each command, and nothing else; a module a family of commands."""
