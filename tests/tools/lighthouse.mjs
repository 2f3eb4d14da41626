// Prints Lighthouse's result for a page as JSON. It takes the place of Lighthouse's own command,
// which waits five seconds before it ends.
// node lighthouse.mjs '{"address": …, "categories": […], "chromePath": …, "chromeFlags": […]}'

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { address, categories, chromePath, chromeFlags } = JSON.parse(process.argv[2]);
const chrome = await launch({ chromePath, chromeFlags });
try {
  const options = { port: chrome.port, onlyCategories: categories, disableFullPageScreenshot: true };
  const { lhr } = await lighthouse(address, options);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  await new Promise((resolve) => process.stdout.write(JSON.stringify(lhr), resolve));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  chrome.kill();
  process.exit();
}
