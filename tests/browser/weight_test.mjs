// What a first visit costs, and what a page is without its style and script.
import assert from "node:assert/strict";
import { withDemo } from "./demo.mjs";
import { test } from "./registry.mjs";

const most = 30 * 1024; // bytes on the wire, a font for a script that the device lacks not counted

// All that the browser asks for until the page stands, as it comes over the wire: heads and compressed bodies.
async function weigh(open, url) {
  const page = await open("about:blank");
  const wire = await page.context().newCDPSession(page);
  const kinds = new Map();
  const weights = new Map();
  await wire.send("Network.enable");
  wire.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => weights.set(requestId, encodedDataLength));
  await page.goto(url, { waitUntil: "networkidle" });
  const counted = [...weights].filter(([request]) => kinds.get(request) !== "Font");
  return { requests: counted.length, bytes: counted.reduce((sum, [, weight]) => sum + weight, 0) };
}

test("a first visit weighs no more than 30 KB with everything", ({ open }) =>
  withDemo(async (demo) => {
    const { requests, bytes } = await weigh(open, demo.url);
    assert.ok(requests >= 3, `${requests} requests: the page, its style and its script at least`);
    assert.ok(bytes <= most, `${bytes} bytes`);
  }));

const order = ["Skip to main content", "SEAN-PVE", "Practitioners of", "Eleven countries", "It began with four questions", "From the work plan", "Thanks"];

test("a page without style and script reads in its order", ({ open }) =>
  withDemo(async (demo) => {
    const page = await open("about:blank", { script: false });
    await page.route("**/assets/**", (route) => route.abort());
    await page.goto(demo.url);
    const text = await page.locator("body").innerText();
    const places = order.map((words) => text.indexOf(words));
    assert.ok(!places.includes(-1), `${order} at ${places}`);
    assert.deepEqual(places, [...places].sort((one, other) => one - other), `${order} at ${places}`);
  }));
