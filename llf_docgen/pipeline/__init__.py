"""What each command does, from what was asked to what is stored; the disk is at its edges only."""
