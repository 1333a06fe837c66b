"""Where things stand in a drawing: coordinates only. The window and the reports draw them alike."""
