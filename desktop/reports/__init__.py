"""Reports: what a report says (outline and sections), how it looks (one small writer per format), and
writing it."""
