"""Microsoft's published answers, line by line: the collection itself, the designs of its inputs, the comparison."""
