// Every kind of page that somebody reaches by links, in the midst of the thread: axe finds nothing at either width, light and dark, in each language,
// and no page is wider than its window, be it the smallest or a large one.
import assert from "node:assert/strict";
import { everyAxe, inLanguage } from "./checks.mjs";
import { pagesOf } from "./crawl.mjs";
import { withDemo } from "./demo.mjs";
import { test } from "./registry.mjs";
import * as thread from "./thread.mjs";

const roles = [["visitor"], ["contact-point", "LA"], ["administrative-office"], ["board-member", "LA"], ["chair"], ["desk-officer", "LA"], ["cso-member"], ["cso-protected"], ["practitioner", "ID"], ["operator"]];
const aDay = 86_400_000;
const patience = 15 * 60_000;

// Leaves the plan before the board, so that there are pages to write, to read, to share, to decide and to walk back from.
async function walkToTheBoard(story) {
  for (const step of [thread.theContactPointWrites, thread.itIsHandedInAndApproved, thread.itIsShared, thread.itChangesAfterwards]) await step(story);
  for (const step of [thread.theOfficeMakesANeedOfIt, thread.aSecondCountrySharesIt, thread.itBecomesALineOfThePlan]) await step(story);
  await thread.itIsPutToTheBoard(story, aDay);
}

async function forEachRole(demo, body) {
  const met = new Set();
  for (const [role, country] of roles) {
    const login = role === "visitor" ? undefined : await demo.login(role, country);
    const fresh = (await pagesOf(demo.url, login)).filter(({ kind }) => !met.has(kind));
    for (const { kind } of fresh) met.add(kind);
    if (fresh.length) await body({ role, login, urls: fresh.map(({ path }) => demo.url + path) });
  }
  return met;
}

async function tooWide(open, urls, login, width) {
  const page = await open("about:blank", { login, site: urls[0], width });
  const wide = [];
  for (const url of urls.flatMap((url) => [inLanguage(url, "en"), inLanguage(url, "id")])) {
    await page.goto(url);
    await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) wide.push(`${url} at ${width}`);
  }
  await page.context().close();
  return wide;
}

const inTheMidst = (open, body) =>
  withDemo(async (demo) => {
    const story = await thread.people(demo, open);
    await walkToTheBoard(story);
    await body(demo);
  });

test("axe finds nothing on any page of any role", ({ open }) =>
  inTheMidst(open, async (demo) => {
    const found = [];
    const met = await forEachRole(demo, ({ role, login, urls }) => everyAxe(open, urls, { login }).catch((error) => found.push(`as ${role}: ${error.message}`)));
    assert.ok(met.size > 40, `only ${met.size} kinds of pages`);
    assert.deepEqual(found, []);
  }), { patience });

test("no page of any role is wider than its window, the smallest or a large one, with all its details open", ({ open }) =>
  inTheMidst(open, async (demo) => {
    const wide = [];
    await forEachRole(demo, async ({ login, urls }) => {
      for (const width of [320, 1280]) wide.push(...(await tooWide(open, urls, login, width)));
    });
    assert.deepEqual(wide, []);
  }), { patience });
