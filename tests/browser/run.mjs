// Runs browser tests: `node tests/browser/run.mjs [FILE…] [--only WORDS]`; without a file, all *_test.mjs under tests/browser.
// A line a test, "ok NAME" or "not ok NAME: why", then "N passed, N failed"; exit 0 only when all passed and there was one.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { startBrowser } from "./browser.mjs";
import { runAll } from "./registry.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

function allTests(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? allTests(resolve(folder, entry.name)) : [resolve(folder, entry.name)]))
    .filter((file) => file.endsWith("_test.mjs"))
    .sort();
}

const { values, positionals } = parseArgs({ options: { only: { type: "string", default: "" } }, allowPositionals: true });
const files = positionals.length ? positionals.map((file) => resolve(file)) : allTests(here);
for (const file of files) await import(pathToFileURL(file).href);

const browser = await startBrowser();
try {
  process.exitCode = (await runAll(browser, values.only)) ? 0 : 1;
} finally {
  await browser.close();
}
