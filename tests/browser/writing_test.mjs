// Writing an answer with the script: saved by itself, kept when the line drops, two writers, and the scripts of the region.
import assert from "node:assert/strict";
import { withDemo } from "./demo.mjs";
import { test } from "./registry.mjs";

const original = (page) => page.getByLabel("Original", { exact: true });
const kept = (page) => page.getByRole("status").getByText(/^Kept on the server at \d{2}:\d{2}; it is yours until you save\.$/).waitFor();

async function openAnswer(page, question = /^2\.2 /) {
  await page.getByRole("link", { name: /^Annual update \d{4}$/ }).first().click();
  await page.getByRole("link", { name: question }).first().click();
  await original(page).waitFor();
}

async function saves(page) {
  const next = page.waitForEvent("domcontentloaded"); // the text goes first
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await next;
  await page.getByRole("main").getByText("Saved.").waitFor();
}

async function writer(open, demo, role = "contact-point", options = {}) {
  const page = await open(demo.url, { login: await demo.login(role, "LA"), ...options });
  await openAnswer(page);
  return page;
}

test("what is written is kept by itself, and is there when she comes back in another window", ({ open }) =>
  withDemo(async (demo) => {
    const page = await writer(open, demo);
    await original(page).fill("Written, not saved yet.");
    await kept(page);
    const later = await writer(open, demo);
    assert.equal(await original(later).inputValue(), "Written, not saved yet.");
    await kept(later);
  }));

test("a line that drops takes no text away, and what was written is kept once it is back", ({ open }) =>
  withDemo(async (demo) => {
    const page = await writer(open, demo);
    await page.context().setOffline(true);
    await original(page).fill("Written on a ferry.");
    await page.getByRole("status").getByText("Not on the server. Nothing is kept on a shared computer: do not close this window.").waitFor();
    assert.equal(await original(page).inputValue(), "Written on a ferry.");
    await page.context().setOffline(false);
    await kept(page);
    await saves(page);
    assert.equal(await original(page).inputValue(), "Written on a ferry.");
  }));

test("two writers of one answer both see both texts", ({ open }) =>
  withDemo(async (demo) => {
    const point = await writer(open, demo);
    const officer = await writer(open, demo, "desk-officer");
    await original(officer).fill("The text of the desk officer.");
    await kept(officer);
    await original(point).fill("The text of the contact point.");
    await saves(point);
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await officer.locator("main[data-error=version]").waitFor();
    assert.match(await officer.locator("[data-side=mine]").textContent(), /The text of the desk officer\./);
    assert.match(await officer.locator("[data-side=theirs]").textContent(), /The text of the contact point\./);
  }));

// ---- scripts: the height of a line follows the language (design of the house: Latin 1.5, Thai and Lao 1.75, Khmer 1.9, Burmese 2)

const word = { my: "အသိုင်းအဝိုင်းအချင်းချင်းနားလည်မှုတည်ဆောက်ခြင်းလုပ်ငန်းစဉ်များ", th: "ทุกคนเกิดมามีอิสระและเสมอภาคกันในศักดิ์ศรีและสิทธิ" };
const texts = {
  Thai: { lang: "th", lead: 1.75, text: word.th },
  Khmer: { lang: "km", lead: 1.9, text: "មនុស្សទាំងអស់កើតមកមានសេរីភាពនិងភាពស្មើគ្នា" },
  Lao: { lang: "lo", lead: 1.75, text: "ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີສິດທິເສລີພາບ" },
  Burmese: { lang: "my", lead: 2, text: word.my.repeat(4) },
};

const leadOf = (element) => element.evaluate((e) => Number.parseFloat(getComputedStyle(e).lineHeight) / Number.parseFloat(getComputedStyle(e).fontSize));
const isWider = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

async function readsWell(page, { lang, lead, text }) {
  assert.equal(await original(page).inputValue(), text);
  assert.equal(await original(page).getAttribute("lang"), lang);
  assert.ok(Math.abs((await leadOf(original(page))) - lead) < 0.01, `a line of ${lang} is ${await leadOf(original(page))} high`);
  assert.equal(await isWider(page), false, `${lang} makes the page wider than its window`);
}

test("Thai, Khmer, Lao and Burmese are read back as they were typed, in their language and with room for their marks, on the smallest phone", ({ open }) =>
  withDemo(async (demo) => {
    const page = await writer(open, demo, "contact-point", { width: 320 });
    for (const [name, one] of Object.entries(texts)) {
      await original(page).fill(one.text);
      await page.getByLabel("Language of the original").selectOption({ label: name });
      await saves(page);
      await readsWell(page, one);
    }
  }));

test("what others read of a long Burmese word stays inside the smallest window", ({ open }) =>
  withDemo(async (demo) => {
    const point = await writer(open, demo);
    await original(point).fill(texts.Burmese.text);
    await point.getByLabel("Language of the original").selectOption({ label: "Burmese" });
    await kept(point);
    const officer = await open(demo.url, { login: await demo.login("desk-officer", "LA"), width: 320 });
    await openAnswer(officer);
    const read = officer.locator(".side [lang=my]").first();
    assert.equal((await read.textContent()).trim(), texts.Burmese.text);
    assert.ok(Math.abs((await leadOf(read)) - texts.Burmese.lead) < 0.01, `a line is ${await leadOf(read)} high`);
    assert.equal(await isWider(officer), false);
  }));
