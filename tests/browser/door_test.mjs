// Coming in by a link, and going out.
import assert from "node:assert/strict";
import { withDemo } from "./demo.mjs";
import { test } from "./registry.mjs";

const seat = "Contact point, Thailand";

async function comesInBy(page, link) {
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in now" }).click();
}

test("a link signs in by its button, once", ({ open }) =>
  withDemo(async (demo) => {
    const link = await demo.link(seat);
    const page = await open(link);
    assert.equal(await page.getByRole("link", { name: seat }).count(), 0);
    await comesInBy(page, link);
    await page.getByRole("link", { name: seat }).waitFor();
    const second = await open(demo.url);
    await comesInBy(second, link);
    await second.goto(demo.url);
    assert.equal(await second.getByRole("link", { name: seat }).count(), 0);
  }));

test("who signs out reads what a visitor reads", ({ open }) =>
  withDemo(async (demo) => {
    const page = await open(demo.url, { login: await demo.login("contact-point", "TH") });
    await page.getByRole("link", { name: seat }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    await page.goto(`${demo.url}/updates`);
    assert.equal(new URL(page.url()).pathname, "/sign-in");
  }));
