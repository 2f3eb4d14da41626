"""`make train`: descriptions go in, locked results come out."""
