"""Data sets: CSV files and their descriptions go in, tables, encoded inputs and labels come out."""
