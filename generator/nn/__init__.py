"""Numbers only: arrays go in, sums, losses, gradients and trained parameters come out."""
