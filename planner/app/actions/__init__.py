"""Actions of the window, one table a menu; `table` puts them together."""
