// A meeting that is on: the Administrative Office prints cards, somebody at a table contributes from a small phone without an account and without script, the
// members read it, and the chair gives the floor. axe finds nothing on any of its pages.
import assert from "node:assert/strict";
import { picture } from "./browser.mjs";
import { everyAxe, unsound } from "./checks.mjs";
import { withDemo } from "./demo.mjs";
import { test } from "./registry.mjs";

const title = "Rehearsal of a meeting";
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

async function meetingOf(open, demo, role, country, size = {}) {
  const page = await open(`${demo.url}/decisions`, { login: await demo.login(role, country), ...size });
  await page.getByRole("main").getByRole("link", { name: "Meetings" }).click();
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  return page;
}

async function cardsOf(open, demo) {
  const office = await meetingOf(open, demo, "administrative-office");
  await office.getByRole("main").getByRole("link", { name: "What we need" }).click();
  await office.getByRole("link", { name: "The cards, to print" }).click();
  return office;
}

test("a card on a table, a small phone, no account and no script", ({ open }) =>
  withDemo(async (demo) => {
    const office = await cardsOf(open, demo);
    const code = await office.locator(".ten").first().textContent();
    const phone = await open(`${demo.url}/meetings`, { width: 320, script: false });
    await phone.getByRole("link", { name: "Type its code" }).click();
    await phone.getByLabel("Code on the card: ten letters").fill("BBBBB BBBBB");
    await phone.getByRole("button", { name: "Open the topic" }).click();
    await phone.getByText("This code opens nothing now.").first().waitFor();
    await phone.getByLabel("Code on the card: ten letters").fill(code.toLowerCase().replace("-", " "));
    await phone.getByRole("button", { name: "Open the topic" }).click();
    await phone.getByRole("heading", { level: 1, name: "What we need" }).waitFor();
    assert.ok(await fits(phone));
    await picture(phone, "table-small");
    await phone.getByLabel("Your contribution").fill("နမူနာစာသား");
    await phone.getByLabel("Language of the text").selectOption("my");
    await phone.getByRole("button", { name: "Hand it in" }).click();
    await phone.getByText("Thank you: it is handed in.").waitFor();
    assert.deepEqual((await phone.context().cookies()).map((cookie) => cookie.name).filter((name) => name.startsWith("jejaring")), []);
    const member = await meetingOf(open, demo, "practitioner", "TH");
    assert.equal(await member.getByText("နမူနာစာသား").count(), 2);
  }));

test("the chair gives the floor, and what is not a turn is recorded with its reason", ({ open }) =>
  withDemo(async (demo) => {
    const chair = await meetingOf(open, demo, "chair");
    await chair.getByRole("button", { name: "It spoke" }).click();
    await chair.getByRole("button", { name: /^Give the floor.*Philippines$/ }).click();
    await chair.getByText("Philippines has the floor.").waitFor();
    await chair.getByRole("link", { name: /^Something else.*Singapore$/ }).click();
    await chair.getByLabel("Another reason").check();
    await chair.getByRole("button", { name: "Record it" }).click();
    await chair.getByText("Say the reason in a few words.").first().waitFor();
    await chair.getByLabel("Reason, kept with it").fill("Example: the delegation travels");
    await chair.getByRole("button", { name: "Record it" }).click();
    await chair.getByText("Example: the delegation travels").waitFor();
    await picture(chair, "statements");
    await chair.setViewportSize({ width: 320, height: 900 });
    assert.ok(await fits(chair));
    await picture(chair, "statements-small");
  }));

test("axe finds nothing on the pages of a meeting, and their HTML is sound", ({ open }) =>
  withDemo(async (demo) => {
    const office = await cardsOf(open, demo);
    const cards = office.url();
    await picture(office, "cards");
    const code = await office.locator(".ten").first().textContent();
    const topic = cards.replace(/\/cards$/, "");
    await office.getByRole("navigation", { name: "Where you are" }).getByRole("link", { name: title }).click();
    const meeting = office.url();
    await picture(office, "meeting");
    const tables = [`${demo.url}/table`, `${demo.url}/table?code=BBBBB-BBBBB`, `${demo.url}/table?code=${code}`];
    const contribution = await office.locator("[data-kind=table-contribution] a").first().getAttribute("href");
    const urls = [`${demo.url}/meetings`, `${demo.url}/meetings/new`, meeting, `${meeting}/mark?member=VN`, topic, cards, `${demo.url}${contribution}`];
    await everyAxe(open, [...urls, ...tables], { login: await demo.login("administrative-office") });
    await everyAxe(open, tables, { width: 320 });
    for (const url of tables) assert.deepEqual(await unsound(await (await fetch(url)).text()), [], url);
    for (const [name, url] of [["meeting-small", meeting], ["topic-small", topic], ["meeting-new-small", `${demo.url}/meetings/new`], ["cards-small", cards]]) {
      const page = await open(url, { width: 320, login: await demo.login("administrative-office") });
      assert.ok(await fits(page), name);
      await picture(page, name);
    }
  }));
