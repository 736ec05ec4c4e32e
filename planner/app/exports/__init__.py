"""What leaves the program: pictures, drawings for other editors, paper, worksheets."""
