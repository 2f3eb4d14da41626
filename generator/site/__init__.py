"""The whole site as read: a content folder goes in, settings, pages, figures, texts come out."""
