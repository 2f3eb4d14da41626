"""Small parts that several kinds draw with."""
