"""Ways, what-ifs and findings brought onto the canvas, and questions asked about them."""
