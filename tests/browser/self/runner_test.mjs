import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { picture } from "../browser.mjs";
import { axe, everyAxe, unsound } from "../checks.mjs";
import { test } from "../registry.mjs";
import { answerOf, start } from "../server.mjs";
import { page } from "./small_server.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const command = (what) => [process.execPath, here("page_command.mjs"), what];

async function withServer(body) {
  const server = await start(command("up"));
  try {
    await body(server);
  } finally {
    await server.stop();
  }
}

function runExamples(...more) {
  return spawnSync(process.execPath, [here("../run.mjs"), here("examples.mjs"), ...more], { encoding: "utf8" });
}

test("the runner says which test failed and why, counts, and exits with 1", () => {
  const { stdout, status } = runExamples();
  assert.match(stdout, /^ok an example that passes$/m);
  assert.match(stdout, /^not ok an example that fails: Error: as it should$/m);
  assert.match(stdout, /^1 passed, 1 failed\n$/m);
  assert.equal(status, 1);
});

test("the runner exits with 0 when all that were asked for passed", () => {
  const { stdout, status } = runExamples("--only", "that passes");
  assert.equal(stdout, "ok an example that passes\n1 passed, 0 failed\n");
  assert.equal(status, 0);
});

test("the runner exits with 1 when there was nothing to run", () => {
  assert.equal(runExamples("--only", "no such name").status, 1);
});

test("a server is used once it is ready, and ends when it is told", () =>
  withServer(async (server) => {
    assert.match(server.ready, /^READY http:\/\/localhost:\d+ pid=\d+ /);
    assert.match(await (await fetch(server.url)).text(), /Welcome/);
  }));

test("a server that ends before it is ready is told with its last words", async () => {
  await assert.rejects(start(command("fail")), /ended with 1 before READY: the port is taken/);
});

test("a window is signed in by the cookie of a login", ({ open }) =>
  withServer(async ({ url }) => {
    const login = await answerOf(command("login"));
    assert.equal(await (await open(url)).textContent("#who"), "nobody");
    assert.equal(await (await open(url, { login })).textContent("#who"), "seat=of=sari");
  }));

test("axe finds what is wrong with a page", ({ open }) =>
  withServer(async ({ url }) => {
    const found = await axe(await open(`${url}/bare`, { bypassCSP: true }));
    assert.ok(found.some((each) => each.startsWith("image-alt (critical): img")), found.join("\n"));
  }));

test("axe finds nothing on a good page in any window", ({ open }) => withServer(({ url }) => everyAxe(open, [url])));

test("everyAxe names each window in which a page fails", ({ open }) =>
  withServer(async ({ url }) => {
    await assert.rejects(everyAxe(open, [`${url}/bare`]), (error) =>
      ["en 320 light", "en 320 dark", "en 1280 light", "id 1280 dark"].every((window) => error.message.includes(`/bare ${window}: image-alt`)),
    );
  }));

test("a picture of a page is kept", ({ open }) =>
  withServer(async ({ url }) => {
    const file = await picture(await open(url, { width: 320 }), "self/welcome-320");
    assert.ok(statSync(file).size > 1000);
  }));

test("unsound HTML is told, and sound HTML is not", async () => {
  assert.deepEqual(await unsound(page("<h1>Sound</h1>")), []);
  assert.match((await unsound(page("<h1>Sound</h2>"))).join("\n"), /close-order/);
});
