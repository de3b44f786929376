// The thread of the network, step by step, each as its person walks it: by links, fields and buttons that she reads.
// A step works with and without JavaScript; where the script does more, the step looks for it.
import assert from "node:assert/strict";

const zone = "Asia/Jakarta"; // the zone of the network's own dates
const toAnswer = 20_000; // milliseconds that the board has
export const reservation = "Our schools are closed in that month.";

// The people of the story, each in a window of her own.
export async function people(demo, open, script = true) {
  const comes = async (role, country) => open(demo.url, { login: await demo.login(role, country), script });
  return { script, url: demo.url, comes, point: await comes("contact-point", "LA"), visitor: await open(demo.url, { script }) };
}

const link = (page, name) => page.getByRole("link", { name }).first();
const press = (page, name) => page.getByRole("button", { name }).click();
const choose = (page, name) => page.getByRole("radio", { name }).check();
const says = (page, text) => page.getByRole("main").getByText(text).first().waitFor();
export const status = async (page, address) => (await page.goto(address)).status();
const addressOf = (page) => page.url().split(/[?#]/)[0];

export async function aVisitorReadsHowItBegan({ visitor }) {
  await link(visitor, "The meeting, and its source").click();
  await visitor.getByRole("heading", { level: 1, name: "First Meeting of the Advisory Board" }).waitFor();
  assert.equal(await visitor.locator(".words > li").count(), 4);
  assert.equal(await visitor.locator(".lines > li").count(), 3);
}

// ---- a country's update

async function opensQuestion(page, question) {
  await page.getByRole("link", { name: "Home" }).first().click();
  await link(page, /^Annual update \d{4}$/).click();
  await link(page, question).click();
}

// The script sends the text first, then leaves the page: what it says is awaited on the next one.
async function saves(page) {
  const next = page.waitForEvent("domcontentloaded");
  await press(page, "Save");
  await next;
  await says(page, "Saved.");
}

async function marksReady(page) {
  await saves(page);
  await press(page, "The saved text is ready");
  await says(page, "Marked as ready.");
}

export async function theContactPointWrites({ point, script }) {
  await opensQuestion(point, /^2\.2 /);
  await point.getByLabel("Original", { exact: true }).fill("ກອງປະຊຸມໃນວັນຕະຫຼາດບໍ່ມີຜູ້ໃດມີເວລາ.");
  await point.getByLabel("Courtesy translation: English").fill("Meetings on market days: nobody had time.");
  if (script) await point.getByRole("status").getByText(/^Kept on the server at \d{2}:\d{2}/).waitFor();
  await marksReady(point);
  await opensQuestion(point, /^4\.2 /);
  await choose(point, "Nothing to report"); // a full answer: ready by being saved
  await saves(point);
  await point.getByRole("navigation", { name: "Where you are" }).getByRole("link").last().click();
}

export async function itIsHandedInAndApproved(story) {
  const { point } = story;
  await choose(point, "The original");
  await press(point, "Hand in to our country's own steps");
  await says(point, "Handed in to your country's own steps.");
  story.update = addressOf(point);
  const officer = await story.comes("desk-officer", "LA");
  await link(officer, /your step of approval/).click();
  await press(officer, "Approve this text");
  await says(officer, "Your step is taken.");
  await point.reload();
  await press(point, "Approve this text");
  await says(point, "Approved. Nothing is released by that");
}

export async function itIsShared(story) {
  const { point, script } = story;
  story.second = await story.comes("contact-point", "TH");
  assert.equal(await status(story.second, story.update), 404);
  await sharesWithEveryone(point, script);
  assert.equal(await status(story.second, story.update), 200);
  await says(story.second, "Meetings on market days: nobody had time.");
  assert.equal(await status(story.visitor, story.update), 404);
}

// With the script a choice shows at once whom it reaches, without it the button does.
async function sharesWithEveryone(page, script) {
  await link(page, /^Share the text approved on/).click();
  const everyone = page.getByRole("radio", { name: /^everyone in the network/ });
  if (script) await everyone.click();
  else {
    await everyone.check();
    await press(page, "Show who this reaches");
  }
  await page.waitForURL(/circle=network/);
  await says(page, /people in 11 countries, and civil-society members will be able to read this update/);
  await press(page, /^Share with \d+ people: everyone in the network/);
  await says(page, "Shared. Those who can read it see the approved text");
}

export async function itChangesAfterwards({ point, second, update }) {
  await point.goto(update);
  await link(point, /^2\.2 /).click();
  await point.getByLabel("Courtesy translation: English").fill("Meetings on market days: everybody came.");
  await saves(point);
  await point.goto(update);
  await link(point, "What changed since the text that others read").click();
  assert.equal(await point.locator("ins").first().textContent(), "everybody");
  await second.goto(update);
  await says(second, "Meetings on market days: nobody had time.");
}

export async function itIsWithdrawnAndSharedAgain({ point, second, update, script }) {
  await point.goto(update);
  await point.locator("summary", { hasText: "Withdraw it from all who can read it" }).click();
  await press(point, "Withdraw it from all who can read it");
  await says(point, "Withdrawn. No page shows the text to others any more.");
  assert.equal(await status(second, update), 404);
  await sharesWithEveryone(point, script);
  assert.equal(await status(second, update), 200);
}

// ---- what the region makes of it

export async function theOfficeMakesANeedOfIt(story) {
  const office = (story.office = await story.comes("administrative-office"));
  await link(office, "Annual update").click();
  await office.getByRole("heading", { level: 3 }).first().getByRole("link").click();
  await link(office, "All countries, side by side").click();
  const cell = office.getByRole("row", { name: /^Lao/ }).getByRole("cell").filter({ hasText: "leaflet" });
  story.answer = new URL(await cell.getByRole("link", { name: /^Read/ }).getAttribute("href"), story.url).href;
  await cell.getByRole("link", { name: /^Make a need/ }).click();
  await office.getByLabel("The need in one line").fill("One page: how to begin");
  await office.getByLabel("In a few sentences, neutrally").fill("Teachers ask for one page in plain words.");
  await press(office, "Make this need");
  await says(office, "The need is made.");
  story.need = addressOf(office);
}

export async function aSecondCountrySharesIt({ second, need }) {
  await second.goto(need);
  await press(second, "We share this need");
  await says(second, "Thailand now shares this need.");
}

export async function itBecomesALineOfThePlan(story) {
  const { office } = story;
  await link(office, "Needs and plan").click();
  await office.getByLabel("Year").fill("2027");
  await press(office, "Begin the plan of this year");
  story.plan = addressOf(office);
  await office.goto(story.need);
  await link(office, /^Put an activity for it into/).click();
  await office.getByLabel("Title").fill("How to begin");
  await office.getByLabel("What happens, in a few sentences").fill("Three teachers show how they began.");
  await fillsDate(office, new Date("2027-04-20T13:00:00+07:00"));
  await office.getByLabel("Kind").selectOption({ label: "Webinar" });
  await press(office, "Put it into the plan");
  await office.getByRole("heading", { level: 1, name: "How to begin" }).waitFor();
  story.line = addressOf(office);
}

export async function fillsDate(page, date) {
  const part = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).format(date);
  await page.getByLabel("Day", { exact: true }).fill(part({ day: "numeric" }));
  await page.getByLabel("Month", { exact: true }).selectOption({ label: part({ month: "long" }) });
  await page.getByLabel("Year", { exact: true }).fill(part({ year: "numeric" }));
  await page.getByLabel("Hour", { exact: true }).fill(part({ hour: "2-digit", minute: "2-digit", second: "2-digit" }));
}

// ---- the board

export async function itIsPutToTheBoard(story, milliseconds = toAnswer) {
  const { office } = story;
  await office.goto(story.plan);
  await fillsDate(office, new Date(Date.now() + milliseconds));
  await press(office, "Put this plan to the board");
  await says(office, "Put to the board.");
  story.decision = addressOf(office);
}

export async function theBoardTakesPosition(story) {
  const [own, other] = [await story.comes("board-member", "LA"), await story.comes("board-member", "TH")];
  await own.goto(story.decision);
  await choose(own, "No objection, with a reservation");
  await own.getByLabel("The reservation, in the words to be issued").fill(reservation);
  await press(own, "Give this position for your country");
  await says(own, "The position of Lao People’s Democratic Republic is given.");
  await other.goto(story.decision);
  assert.equal(await other.getByText(reservation).count(), 0);
  await choose(other, /^No objection$/);
  await press(other, "Give this position for your country");
  story.member = other;
}

export async function theChairAnnounces(story) {
  const chair = await story.comes("chair");
  do await chair.goto(story.decision);
  while (await chair.locator("[data-state=running]").count());
  await press(chair, "Announce it to all members");
  await says(chair, "Announced: agreed.");
  await story.member.goto(story.decision);
  await says(story.member, reservation);
  assert.equal(await story.member.getByRole("row").count(), 12);
}

export async function aVisitorWalksBackAsFarAsHeMay(story) {
  const { visitor, second, office } = story;
  assert.equal(await status(visitor, story.line), 404);
  await office.goto(story.plan);
  await press(office, "Publish: everybody can read it");
  await says(office, "Published.");
  await visitor.goto(story.url);
  const line = visitor.getByRole("listitem").filter({ has: visitor.getByRole("link", { name: "How to begin", exact: true }) });
  await line.getByRole("link", { name: "Why is this in the plan?" }).click();
  assert.deepEqual(await knots(visitor), ["Activity", "Work plan", "Agreement"]);
  await second.goto(story.line);
  assert.deepEqual(await knots(second), ["Country update", "Answer", "Need", "Activity", "Work plan", "Agreement"]);
  await second.locator(".trail").getByRole("link", { name: "One page: how to begin" }).click();
  await second.locator(".trail").getByRole("link", { name: /^4\.1/ }).click();
  assert.equal(addressOf(second), story.answer);
}

const knots = async (page) => (await page.locator(".trail b").allTextContents()).map((text) => text.split(" · ")[0]);
