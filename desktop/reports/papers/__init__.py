"""Official papers for signature, filled from the records of one body: what is undecided stays a visible blank."""
