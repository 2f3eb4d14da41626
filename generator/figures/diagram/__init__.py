"""Network diagrams: what a network says goes in, places, drawings and words come out."""
