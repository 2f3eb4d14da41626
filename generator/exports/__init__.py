"""A figure as files: finished figures go in, drawings, pictures, pages, data, embeds come out."""
