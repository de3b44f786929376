// What every page must stand: axe-core (WCAG 2.0 to 2.2, A and AA, and its best practice) and sound HTML.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// The page must be opened with `bypassCSP: true`: ours lets no foreign script in.
export async function axe(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.addScriptTag({ content: axeSource });
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), tags);
  return violations.map((found) => `${found.id} (${found.impact}): ${found.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

// Every page at every width, in light and dark, in every language; throws with all that was found.
export async function everyAxe(open, urls, { widths = [320, 1280], schemes = ["light", "dark"], languages = ["en", "id"], login } = {}) {
  const found = [];
  const page = await open("about:blank", { login, site: urls[0], bypassCSP: true });
  for (const url of urls)
    for (const language of languages) {
      await page.goto(inLanguage(url, language));
      for (const width of widths)
        for (const scheme of schemes) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme: scheme });
          for (const finding of await axe(page)) found.push(`${url} ${language} ${width} ${scheme}: ${finding}`);
        }
    }
  await page.context().close();
  if (found.length) throw new Error(`axe found ${found.length}\n${found.join("\n")}`);
}

export function inLanguage(url, language) {
  const address = new URL(url);
  address.searchParams.set("lang", language);
  return address.href;
}

const validator = new HtmlValidate(JSON.parse(readFileSync(new URL("../../tools/htmlvalidate.json", import.meta.url), "utf8")));

// What is unsound in the HTML as the server sent it: a list of "line:column rule: words".
export async function unsound(html) {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) => messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
}
