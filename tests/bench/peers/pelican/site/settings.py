SITENAME = "Notes"
SITEURL = "https://notes.example"
AUTHOR = "Nobody"
PATH = "content"
TIMEZONE = "UTC"
THEME = "theme"
THEME_STATIC_DIR = "."
ARTICLE_URL = ARTICLE_SAVE_AS = "{slug}.html"
SLUGIFY_SOURCE = "basename"
DIRECT_TEMPLATES = ["index", "feed", "sitemap"]
FEED_SAVE_AS, SITEMAP_SAVE_AS = "feed.xml", "sitemap.xml"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = False
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight", "guess_lang": False},
        "markdown.extensions.fenced_code": {},
        "markdown.extensions.tables": {},
        "markdown.extensions.toc": {},
    }
}
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
