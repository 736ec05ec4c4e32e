"""One output format a file; each turns worksheets into bytes and decides nothing about their content."""
