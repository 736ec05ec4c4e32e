"""What reviewers do: comment, compare, merge, accept, report, look without editing."""
