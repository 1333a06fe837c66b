"""What can be worked out from records and texts: graphs, likely duplicates, how a paper reads."""
