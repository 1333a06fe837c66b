"""What is made by hand in the steps of "Institutions": registers of bodies, the drawing, seven tests, the matrix."""
