"""Single figures: one module for each program that draws them, run in the environment it has."""
