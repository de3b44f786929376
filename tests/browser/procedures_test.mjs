// The operating procedures: from a draft, by comments and answers, to the version that the board has agreed to.
import assert from "node:assert/strict";
import { withDemo } from "./demo.mjs";
import { test } from "./registry.mjs";
import { fillsDate, status } from "./thread.mjs";

const aDay = 86_400_000;
const toAnswer = 20_000; // milliseconds that the board has
const title = "Languages of meetings";
const words = "Example text. Meetings are held in English, and in the language of the host.";

const link = (page, name) => page.getByRole("main").getByRole("link", { name }).first();
const press = (page, name) => page.getByRole("button", { name }).first().click();
const says = (page, text) => page.getByRole("main").getByText(text).first().waitFor();
const addressOf = (page) => page.url().split(/[?#]/)[0];

async function opensTheDraft(office) {
  await link(office, "Operating procedures").click();
  await link(office, "The draft, and what was agreed").click();
  return addressOf(office);
}

async function writesAClause(office, script) {
  await link(office, "A new clause").click();
  await office.getByLabel("Title of the clause").fill(title);
  await office.getByLabel("Words of the clause").fill("Example text.");
  await press(office, "Put it at the end of the draft");
  await link(office, new RegExp(title)).click();
  await office.getByLabel("Words of the clause").fill(words);
  if (script) await office.getByRole("status").getByText(/^Kept on the server at \d{2}:\d{2}/).waitFor();
  await press(office, "Save");
  await says(office, "Saved.");
}

async function asksForComments(office, draft) {
  await office.goto(draft);
  await link(office, "Put this draft out for comments").click();
  await office.getByRole("radio", { name: /^everyone in the network/ }).check();
  await fillsDate(office, new Date(Date.now() + aDay));
  await press(office, "Put it out for comments");
  await says(office, "Put out for comments.");
  return addressOf(office);
}

async function comments(point, version) {
  await point.goto(version);
  await link(point, new RegExp(`^Comment on this clause.*${title}`)).click();
  await point.getByLabel("Your comment").fill("Example comment. Also in writing?");
  await point.getByRole("radio", { name: /^For my country/ }).check();
  await press(point, "Give this comment");
  await says(point, "Your comment stands beside the clause.");
}

async function answers(office, version) {
  await office.goto(version);
  await link(office, /^Answer this comment.*For Lao/).click();
  await office.getByRole("radio", { name: "Taken up", exact: true }).check();
  await office.getByLabel("Your answer, in a few sentences").fill("Example answer. Yes.");
  await press(office, "Put this answer beside the comment");
  await says(office, "Your answer stands beside the comment.");
}

async function asksTheBoard(office, draft) {
  await office.goto(draft);
  await fillsDate(office, new Date(Date.now() + toAnswer));
  await press(office, "Put this draft to the board");
  await says(office, "Put to the board.");
  return addressOf(office);
}

async function isAnnounced(chair, decision) {
  do await chair.goto(decision);
  while (await chair.locator("[data-state=running]").count());
  await press(chair, "Announce it to all members");
  await says(chair, "Announced: agreed.");
}

const story = (open, script) =>
  withDemo(async (demo) => {
    const comes = async (role, country) => open(`${demo.url}/decisions`, { login: await demo.login(role, country), script });
    const [office, point, chair] = [await comes("administrative-office"), await comes("contact-point", "LA"), await comes("chair")];
    const draft = await opensTheDraft(office);
    await writesAClause(office, script);
    const version = await asksForComments(office, draft);
    await comments(point, version);
    await answers(office, version);
    const decision = await asksTheBoard(office, draft);
    assert.equal(await status(point, decision), 404);
    await isAnnounced(chair, decision);
    await point.goto(draft);
    await says(point, "Version 2 is agreed");
    await says(point, words);
    await link(point, /^What changed/).click();
    await point.locator("ins", { hasText: "language of the host" }).waitFor();
  });

test("a clause is written, commented on, answered and agreed to, and what changed is seen", ({ open }) => story(open, true));

test("the same without JavaScript", ({ open }) => story(open, false));
