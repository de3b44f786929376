// Tests by name, run one after the other.
//
//     test("a visitor finds the plan", async ({ open }) => { const page = await open(url); … });
//
// `open` gives a page in a window of its own (browser.mjs), closed after the test. A test fails by throwing.
const tests = [];
const usualPatience = 120_000; // milliseconds for one test; a test that waits longer waits for nothing

export function test(name, body, { patience = usualPatience } = {}) {
  if (tests.some((other) => other.name === name)) throw new Error(`two tests are named "${name}"`);
  tests.push({ name, body, patience });
}

// Prints a line a test and a closing line; true when all passed. `only`: those whose name has these words.
export async function runAll(browser, only, print = console.log) {
  const chosen = tests.filter((each) => each.name.includes(only));
  let failed = 0;
  for (const { name, body, patience } of chosen) {
    const why = await problemOf(body, browser, patience);
    if (why) failed += 1;
    print(why ? `not ok ${name}: ${why}` : `ok ${name}`);
  }
  print(`${chosen.length - failed} passed, ${failed} failed`);
  return failed === 0 && chosen.length > 0;
}

async function problemOf(body, browser, patience) {
  const windows = browser.windows();
  const limit = timeLimit(patience);
  try {
    await Promise.race([body(windows), limit.reached]);
    return null;
  } catch (error) {
    return String(error.stack ?? error).replaceAll("\n", "\n    ");
  } finally {
    limit.lift();
    await windows.close();
  }
}

function timeLimit(patience) {
  let timer;
  const reached = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${patience / 1000} s`)), patience);
  });
  return { reached, lift: () => clearTimeout(timer) };
}
