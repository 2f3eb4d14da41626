"""What answers a question on a data set: descriptions and locks go in, rules, networks and the
results of experiments come out."""
