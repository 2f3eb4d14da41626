module.exports = {
  layout: "page.njk",
  tags: "notes",
  permalink: (data) => `/${data.page.fileSlug}.html`,
};
