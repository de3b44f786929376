// web/reach_controller.ts on a form like that of the share page.
import assert from "node:assert/strict";
import { test } from "../registry.mjs";
import { page, serve } from "./small_server.mjs";

const share = ({ query }) => ({
  body: page(`<h1>Who should be able to read it?</h1>
<form method="get" action="/share#who" data-controller="reach">
<fieldset><legend>Shared with</legend>
<input type="radio" id="office" name="with" value="office" checked><label for="office">Our office</label>
<input type="radio" id="network" name="with" value="network"><label for="network">Everyone in the network</label>
</fieldset>
<button>Show who this reaches</button>
</form>
<p id="who">Reaches: ${query.get("with") ?? "not asked"}</p>`),
});

async function withSharePage(open, body, options) {
  const server = await serve(share);
  try {
    await body(await open(`${server.url}/share`, options), server);
  } finally {
    await server.stop();
  }
}

test("a choice by mouse shows at once whom it reaches", ({ open }) =>
  withSharePage(open, async (page) => {
    await page.click("label[for=network]");
    await page.waitForURL(/\?with=network#who$/);
    assert.equal(await page.textContent("#who"), "Reaches: network");
  }));

test("a choice by arrow keys waits for the button", ({ open }) =>
  withSharePage(open, async (page, server) => {
    await page.focus("#office");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.isChecked("#network"), true);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\?with=network#who$/);
    assert.equal(server.requests.count, 2); // the page, and the button
  }));

test("without script the button shows whom a choice reaches", ({ open }) =>
  withSharePage(
    open,
    async (page) => {
      await page.click("label[for=network]");
      await page.click("button");
      await page.waitForURL(/\?with=network#who$/);
    },
    { script: false },
  ));
