"""What is true without a computer: records, catalogues, flows, checks, geometry and who may see what."""
