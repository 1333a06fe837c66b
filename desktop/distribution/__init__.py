"""What travels on a stick: kits and packs with their sums and signatures, and updates without a network."""
