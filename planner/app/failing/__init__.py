"""When the program itself fails, and proof that an installation does not."""
