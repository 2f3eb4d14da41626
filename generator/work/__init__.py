"""How work is done: on several processors at once, and not again where its result is kept."""
