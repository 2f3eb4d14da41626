"""How things are written for readers: numbers, formulas, code, values in prose and templates go in,
texts and markup come out."""
