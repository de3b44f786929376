// An office asks its practitioner, who answers on a phone; the office puts her words below its own, and she takes them back. With and without script.
import assert from "node:assert/strict";
import { picture } from "./browser.mjs";
import { axe } from "./checks.mjs";
import { withDemo } from "./demo.mjs";
import { test } from "./registry.mjs";

const says = (page, text) => page.getByRole("main").getByText(text).first().waitFor();
const press = (page, name) => page.getByRole("button", { name }).click();
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

async function looksAt(page, name) {
  assert.ok(await fits(page), `${name} is wider than the window`);
  assert.deepEqual(await axe(page), [], name);
  await picture(page, name);
}

async function sheAnswers(page, script) {
  await page.getByRole("link", { name: /^A question from the office of Indonesia: Example text. What could you show/ }).first().click();
  await page.getByLabel("Your contribution").fill("How one evening with parents began.");
  if (script) await page.getByRole("status").getByText(/^Kept on the server at \d{2}:\d{2}/).waitFor();
  if (script) await looksAt(page, "contribution-small");
  await press(page, "Send it to the office");
  await says(page, "Sent. Thank you.");
}

async function theOfficeUsesIt(page, script) {
  await page.reload();
  await page.getByRole("link", { name: /^Practitioners have answered you/ }).first().click();
  await page.getByLabel("Original", { exact: true }).fill("We could show how it began.");
  await page.getByLabel("Language of the original").selectOption("en");
  if (script) await looksAt(page, "answer-with-contribution");
  await press(page, "Put it below my text");
  await says(page, "Its text stands below yours now.");
  assert.equal(await page.getByLabel("Original", { exact: true }).inputValue(), "We could show how it began.\n\nHow one evening with parents began.");
  await press(page, "Save");
  await says(page, "Saved.");
}

async function sheTakesItBack(page, url) {
  await page.goto(url);
  await page.getByRole("link", { name: "Questions to me" }).click();
  await page.getByRole("link", { name: /What could you show/ }).click();
  await says(page, "Your words have helped");
  await press(page, "Withdraw my contribution");
  await says(page, "You withdrew it.");
}

for (const script of [true, false])
  test(`an office asks a practitioner, ${script ? "with" : "without"} script`, ({ open }) =>
    withDemo(async (demo) => {
      const practitioner = await open(demo.url, { login: await demo.login("practitioner", "ID"), width: 320, script, bypassCSP: script });
      const officer = await open(demo.url, { login: await demo.login("desk-officer", "ID"), script, bypassCSP: script });
      await sheAnswers(practitioner, script);
      await theOfficeUsesIt(officer, script);
      await sheTakesItBack(practitioner, demo.url);
      await officer.reload();
      assert.equal(await officer.getByRole("main").getByText("How one evening with parents began.").locator("visible=true").count(), 1, "its own text stays");
    }));

test("the form that asks is clear on a phone and on a desk", ({ open }) =>
  withDemo(async (demo) => {
    const login = await demo.login("contact-point", "ID");
    for (const width of [320, 1280]) {
      const page = await open(demo.url, { login, width, bypassCSP: true });
      await page.getByRole("link", { name: /^Annual update \d{4}$/ }).first().click();
      await page.getByRole("link", { name: /^2\.2 / }).first().click();
      await page.getByRole("link", { name: "Ask our practitioners" }).click();
      await looksAt(page, `asking-${width}`);
      await page.getByLabel("Your question").fill("What did not work, and why?");
      await page.getByLabel("Practitioner, Indonesia").check();
      await press(page, "Ask them");
      await says(page, "Write something here, or choose.");
      assert.ok(await page.getByLabel("Practitioner, Indonesia").isChecked());
    }
  }));
