"""Pictures in the window: drawings painted with the colours of the look, and what people do with them."""
