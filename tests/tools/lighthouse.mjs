// Prints Lighthouse's results for pages as a JSON list, all from one browser. It takes the place of
// Lighthouse's own command, which starts one for each page and waits five seconds before it ends.
// node lighthouse.mjs '{"addresses": […], "categories": […], "chromePath": …, "chromeFlags": […]}'

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { addresses, categories, chromePath, chromeFlags } = JSON.parse(process.argv[2]);
const chrome = await launch({ chromePath, chromeFlags });
try {
  const options = { port: chrome.port, onlyCategories: categories, disableFullPageScreenshot: true };
  const results = [];
  for (const address of addresses) {
    const { lhr } = await lighthouse(address, options);
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    results.push(lhr);
  }
  await new Promise((resolve) => process.stdout.write(JSON.stringify(results), resolve));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  chrome.kill();
  process.exit();
}
