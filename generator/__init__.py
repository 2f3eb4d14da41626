"""Feedforward: a static site generator for interactive explanations of neural networks."""
