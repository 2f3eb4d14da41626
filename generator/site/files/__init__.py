"""Files of the author's own: what lies beside the texts comes in; their names in the site, and
pictures, video and sound as pages show them, go out."""
