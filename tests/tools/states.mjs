// JSON Schema from standard input as TypeScript declarations.
import { readFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const schema = JSON.parse(readFileSync(0, "utf8"));
const banner = "// Made by `make types` from the models of generator/figures: what the build writes for scripts.";
const style = { printWidth: 100 };
const options = { bannerComment: banner, additionalProperties: false, style };
const made = await compile(schema, "States", options);
// Classic scripts share their names without imports, and so do these.
process.stdout.write(made.replace(/^export /gm, ""));
