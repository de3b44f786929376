// web/autosave_controller.ts on a form like that of an answer. The page's clock is ours: no test waits for time.
import assert from "node:assert/strict";
import { test } from "../registry.mjs";
import { json, page, serve } from "./small_server.mjs";

const unsaved = "Not on the server. Do not close this window.";
const answerPage = page(`<h1>What did not work?</h1>
<form method="post" action="/answers/7/text" data-controller="autosave" data-autosave-url-value="/answers/7"
  data-autosave-saved-value="Saved on the server at {1}"><span hidden data-autosave-target="words" data-saving="Saving …" data-unsaved="${unsaved}"
  data-kept="Not on the server yet. Kept on this device at {1}." data-refused="This text was not taken. It is still here." data-page="Open the page beside this one"></span>
<input type="hidden" name="_key" value="key-of-the-page"><input type="hidden" name="_base" value="base-0"><input type="hidden" name="_csrf" value="csrf">
<label for="text">Original</label><textarea id="text" name="text" aria-describedby="state">First</textarea>
<div class="save"><span id="state" role="status">Saved on the server at 10:00</span></div>
<button>Save</button>
</form>`);

// A server that shows the form and answers the n-th POST with the n-th of `answers`; the last one stays. A body in it is JSON.
async function writing(open, answers, body) {
  let asked = 0;
  const server = await serve(({ method, path }) => {
    if (method === "GET") return { body: path === "/answers/7" ? answerPage : page("<h1>Kept</h1>") };
    const answer = answers[Math.min(asked++, answers.length - 1)];
    return typeof answer === "function" ? answer() : answer;
  });
  try {
    const window = await open("about:blank");
    await window.clock.install({ time: 0 });
    await window.goto(`${server.url}/answers/7`);
    await window.clock.pauseAt(10_000);
    const posts = async (count) => (await server.requests.until(count + 1)).slice(1);
    const says = (text) => window.waitForFunction((text) => document.querySelector("[role=status]").textContent === text, text);
    const state = () => window.textContent("[role=status]");
    await body({ window, posts, says, state, server });
  } finally {
    await server.stop();
  }
}

const saved = (base, at) => json({ base, saved: at });
const warns = (window) =>
  window.evaluate(() => {
    const leaving = new Event("beforeunload", { cancelable: true });
    dispatchEvent(leaving);
    return leaving.defaultPrevented;
  });

test("a form saves itself one second after the last key", ({ open }) =>
  writing(open, [saved("base-1", "10:42")], async ({ window, posts, says, state }) => {
    await window.fill("#text", "Second");
    await window.clock.runFor(999);
    assert.equal(await state(), "Saved on the server at 10:00");
    await window.clock.runFor(1);
    await says("Saved on the server at 10:42");
    const [{ form, accept, path }] = await posts(1);
    assert.equal(path, "/answers/7");
    assert.equal(accept, "application/json");
    assert.deepEqual([form.get("text"), form.get("_base"), form.get("_csrf")], ["Second", "base-0", "csrf"]);
    assert.match(form.get("_key"), /^[0-9a-f]{32}$/);
    assert.equal(await window.inputValue("[name=_base]"), "base-1");
  }));

test("a form saves itself at most every three seconds", ({ open }) =>
  writing(open, [saved("base-1", "10:42"), saved("base-2", "10:43")], async ({ window, posts, says, state }) => {
    await window.fill("#text", "Second");
    await window.clock.runFor(1000);
    await says("Saved on the server at 10:42");
    await window.fill("#text", "Third");
    await window.clock.runFor(2999);
    assert.equal(await state(), "Saved on the server at 10:42");
    await window.clock.runFor(1);
    await says("Saved on the server at 10:43");
    const [first, second] = await posts(2);
    assert.equal(second.form.get("_base"), "base-1");
    assert.notEqual(second.form.get("_key"), first.form.get("_key"));
  }));

test("a writer without a pause is saved after three seconds", ({ open }) =>
  writing(open, [saved("base-1", "10:42")], async ({ window, posts }) => {
    for (let letters = 1; letters <= 6; letters++) {
      await window.fill("#text", "x".repeat(letters));
      await window.clock.runFor(500);
    }
    assert.equal((await posts(1))[0].form.get("text"), "xxxxxx");
  }));

test("a text that went back to what is saved is not sent", ({ open }) =>
  writing(open, [saved("base-1", "10:42")], async ({ window, state }) => {
    await window.fill("#text", "Second");
    await window.fill("#text", "First");
    await window.clock.runFor(5000);
    assert.equal(await state(), "Saved on the server at 10:00");
    assert.equal(await warns(window), false);
  }));

test("leaving is warned of only while something is unsaved", ({ open }) =>
  writing(open, [saved("base-1", "10:42")], async ({ window, says }) => {
    assert.equal(await warns(window), false);
    await window.fill("#text", "Second");
    assert.equal(await warns(window), true);
    await window.clock.runFor(1000);
    await says("Saved on the server at 10:42");
    assert.equal(await warns(window), false);
  }));

test("an answer lost on the line is asked for again with the same bytes, then the newer text is sent", ({ open }) =>
  writing(open, [null, saved("base-1", "10:42"), saved("base-2", "10:43")], async ({ window, posts, says }) => {
    await window.fill("#text", "Second");
    await window.clock.runFor(1000);
    await says(unsaved);
    await window.fill("#text", "Third");
    await window.clock.runFor(2500); // two seconds and up to a quarter of them
    await says("Saved on the server at 10:42");
    await window.clock.runFor(3000);
    await says("Saved on the server at 10:43");
    const [lost, again, newer] = await posts(3);
    assert.equal(again.text, lost.text);
    assert.deepEqual([newer.form.get("text"), newer.form.get("_base")], ["Third", "base-1"]);
    assert.notEqual(newer.form.get("_key"), again.form.get("_key"));
  }));

test("a server that asks to come back later is obeyed", ({ open }) =>
  writing(open, [{ status: 503, headers: { "Retry-After": "30" } }, saved("base-1", "10:42")], async ({ window, posts, says }) => {
    await window.fill("#text", "Second");
    await window.clock.runFor(1000);
    await says(unsaved);
    await window.clock.runFor(29_000);
    assert.equal(await window.textContent("[role=status]"), unsaved);
    await window.clock.runFor(1000);
    await says("Saved on the server at 10:42");
    assert.equal((await posts(2)).length, 2);
  }));

for (const status of [403, 404, 409])
  test(`a form refused with ${status} stops, keeps the text and leads to the page`, ({ open }) =>
    writing(open, [{ status }], async ({ window, says, server }) => {
      await window.fill("#text", "Second");
      await window.clock.runFor(1000);
      await says("This text was not taken. It is still here. Open the page beside this one");
      assert.equal(await window.getAttribute("[role=status] a", "href"), "/answers/7");
      assert.equal(await window.inputValue("#text"), "Second");
      assert.equal(await warns(window), true);
      await window.fill("#text", "Third");
      await window.clock.runFor(60_000);
      assert.equal(server.requests.count, 2); // the page, and the one attempt
    }));

test("a form that was not taken as it stands is tried again once it changed", ({ open }) =>
  writing(open, [{ status: 422 }, saved("base-1", "10:42")], async ({ window, says }) => {
    await window.fill("#text", "Much too long");
    await window.clock.runFor(1000);
    await says("This text was not taken. It is still here. Open the page beside this one");
    await window.fill("#text", "Short");
    await window.clock.runFor(3000);
    await says("Saved on the server at 10:42");
  }));

test("a sign-in that ended is told, and the text is sent when it is back", ({ open }) =>
  writing(open, [{ status: 303, headers: { Location: "/sign-in" } }, saved("base-1", "10:42")], async ({ window, says }) => {
    await window.fill("#text", "Second");
    await window.clock.runFor(1000);
    await says(`${unsaved} Open the page beside this one`);
    await window.clock.runFor(2500);
    await says("Saved on the server at 10:42");
  }));

test("the button pressed during a save waits for its answer and goes on from it", ({ open }) => {
  let release;
  const held = new Promise((resolve) => (release = () => resolve(saved("base-1", "10:42"))));
  return writing(open, [() => held, { status: 303, headers: { Location: "/kept" } }], async ({ window, posts }) => {
    await window.fill("#text", "Second");
    await window.clock.runFor(1000);
    await posts(1);
    await window.fill("#text", "Third");
    await window.click("button", { noWaitAfter: true });
    release();
    await window.waitForURL(/\/kept$/);
    const pressed = (await posts(2))[1];
    assert.deepEqual([pressed.form.get("text"), pressed.form.get("_base"), pressed.form.get("_key")], ["Third", "base-1", "key-of-the-page"]);
  });
});

test("what the button sends is not sent once more as the page goes away", ({ open }) =>
  writing(open, [saved("base-1", "10:42"), { status: 303, headers: { Location: "/kept" } }], async ({ window, server }) => {
    await window.fill("#text", "Second");
    await window.click("button");
    await window.waitForURL(/\/kept$/);
    await window.goto(`${server.url}/later`);
    const asked = (await server.requests.until(5)).map(({ path }) => path);
    assert.deepEqual(asked, ["/answers/7", "/answers/7", "/answers/7/text", "/kept", "/later"]);
  }));

test("the button pressed while the line is down does not leave the page and its text", ({ open }) =>
  writing(open, [null, null, saved("base-1", "10:42"), { status: 303, headers: { Location: "/kept" } }], async ({ window, posts, says }) => {
    await window.fill("#text", "Second");
    await window.clock.runFor(1000);
    await says(unsaved);
    await window.click("button", { noWaitAfter: true });
    await window.clock.runFor(1);
    await posts(2);
    await says(unsaved);
    assert.equal(await window.inputValue("#text"), "Second");
    await window.clock.runFor(5000); // four seconds and up to a quarter of them
    await window.waitForURL(/\/kept$/);
  }));

test("without script the form is sent by its button", async ({ open }) => {
  const server = await serve(({ method }) => (method === "GET" ? { body: answerPage } : { status: 303, headers: { Location: "/kept" } }));
  try {
    const window = await open(`${server.url}/answers/7`, { script: false });
    await window.fill("#text", "Second");
    await window.click("button");
    await window.waitForURL(/\/kept$/);
  } finally {
    await server.stop();
  }
});
