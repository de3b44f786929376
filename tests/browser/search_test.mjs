// Search from the box in the head, with a keyboard and with a thumb: what is found leads to its page, and axe finds nothing on any of its pages.
import assert from "node:assert/strict";
import { picture } from "./browser.mjs";
import { everyAxe, unsound } from "./checks.mjs";
import { withDemo } from "./demo.mjs";
import { test } from "./registry.mjs";

const asked = (url, words) => `${url}/search?q=${encodeURIComponent(words)}`;

test("the box in the head finds a practice, by keyboard and without script", ({ open }) =>
  withDemo(async (demo) => {
    const page = await open(demo.url, { script: false });
    await page.getByRole("banner").getByRole("searchbox", { name: "Search" }).fill("PRISONS");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: "What was found" }).waitFor();
    assert.match(await page.locator("mark").first().textContent(), /^prisons$/i);
    const found = page.getByRole("main").getByRole("listitem").first().getByRole("link");
    const title = await found.textContent();
    await found.click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  }));

test("on a small screen the box stands in the menu, and no page of it is wider than the window", ({ open }) =>
  withDemo(async (demo) => {
    const page = await open(demo.url, { width: 320 });
    await page.getByText("Menu", { exact: true }).click();
    await page.getByRole("search", { name: "Search in the menu" }).getByRole("searchbox").fill("training");
    await page.getByRole("search", { name: "Search in the menu" }).getByRole("button").click();
    await page.getByRole("heading", { level: 2, name: "What was found" }).waitFor();
    for (const words of ["training", "prison", "nothingofthiskind", "?"]) {
      await page.goto(asked(demo.url, words));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), words);
    }
  }));

test("axe finds nothing on the pages of search, and their HTML is sound", ({ open }) =>
  withDemo(async (demo) => {
    const login = await demo.login("practitioner", "ID");
    const urls = [`${demo.url}/search`, asked(demo.url, "prison"), asked(demo.url, "nothingofthiskind"), asked(demo.url, "?")];
    await everyAxe(open, urls, { login });
    for (const url of urls) assert.deepEqual(await unsound(await (await fetch(url)).text()), [], url);
  }));

test("pictures of what is found", ({ open }) =>
  withDemo(async (demo) => {
    for (const [name, width] of [["search", 1280], ["search-small", 320]]) {
      const page = await open(asked(demo.url, "prison"), { width, login: await demo.login("practitioner", "ID") });
      await picture(page, name, { fullPage: false });
      await page.goto(asked(demo.url, "nothingofthiskind"));
      await picture(page, `${name}-nothing`, { fullPage: false });
    }
  }));
