// Chromium as Debian has it, driven by playwright-core: nothing is downloaded.
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";

const pictures = process.env.JEJARING_PICTURES ?? join(tmpdir(), "jejaring-pictures");
const quietly = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: quietly });
  return { windows: () => windowsOf(browser), close: () => browser.close() };
}

// The windows of one test. `open(url, { width, scheme, login, script, … })`: a page in a fresh context; `login` is what `fixture-login` said (server.mjs)
// for the address `site`, `script: false` a browser without JavaScript; other names are those of playwright's newContext.
function windowsOf(browser) {
  const contexts = [];
  async function open(url, { width = 1280, height = 900, scheme = "light", login, site = url, script = true, ...others } = {}) {
    const still = { reducedMotion: "reduce" }; // nothing moves under a click
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, javaScriptEnabled: script, ...still, ...others });
    contexts.push(context);
    if (login) await context.addCookies([cookieOf(login, site)]);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(url);
    return page;
  }
  return { open, close: () => Promise.all(contexts.map((context) => context.close())) };
}

// What `fixture-login` said, as playwright takes a cookie.
export function cookieOf({ cookie }, url) {
  const equals = cookie.indexOf("=");
  return { name: cookie.slice(0, equals), value: cookie.slice(equals + 1), url: new URL(url).origin };
}

// The page as NAME.png in the folder JEJARING_PICTURES: the whole of it, or what the window shows.
export async function picture(page, name, { fullPage = true } = {}) {
  const path = join(pictures, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage, animations: "disabled" });
  return path;
}
