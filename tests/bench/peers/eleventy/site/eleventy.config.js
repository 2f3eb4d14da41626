const highlighting = require("@11ty/eleventy-plugin-syntaxhighlight");

module.exports = (config) => {
  config.addPlugin(highlighting);
  config.addPassthroughCopy("style.css");
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  // The Markdown of the others is no template either.
  return { markdownTemplateEngine: false };
};
