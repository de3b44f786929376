// The pictures that README shows (docs/pictures), taken of the sample as it is made: `./jejaring screenshots DIR`.
import { picture } from "./browser.mjs";
import { withDemo } from "./demo.mjs";
import { test } from "./registry.mjs";

const asShown = (page, name) => picture(page, name, { fullPage: false });
const follow = (page, name) => page.getByRole("main").getByRole("link", { name }).first().click();
const member = async (open, demo, role, country, size = {}) => open(demo.url, { login: await demo.login(role, country), ...size });

test("pictures of what a visitor sees", ({ open }) =>
  withDemo(async (demo) => {
    await asShown(await open(demo.url, { height: 860 }), "public-home");
    await asShown(await open(`${demo.url}/founding-meeting`, { width: 320, height: 1100 }), "founding-meeting");
    const plan = await open(`${demo.url}/plans`);
    await follow(plan, /^Work plan/);
    await asShown(plan, "plan");
  }));

test("a picture of an answer being written", ({ open }) =>
  withDemo(async (demo) => {
    const page = await member(open, demo, "contact-point", "LA", { height: 1120 });
    await follow(page, /^Annual update \d{4}$/);
    await follow(page, /^2\.2 /);
    await page.getByLabel("Original", { exact: true }).fill("ຂໍ້ຄວາມຕົວຢ່າງ. ການພົບກັນຄັ້ງທຳອິດ ຈັດໃນວັນຕະຫຼາດ ຈຶ່ງບໍ່ມີໃຜມີເວລາ. ຕໍ່ມາ ຈຶ່ງຍ້າຍໄປຕອນແລງ.");
    await page.getByLabel("Courtesy translation: English").fill("Example text. The first meetings were held on market days, when nobody had time. They were moved to the evening.");
    await page.getByRole("status").getByText(/^Kept on the server/).waitFor();
    await page.getByRole("status").getByText(/^Kept on the server/).click(); // no focus ring in the picture
    await asShown(page, "answer");
  }));

test("a picture of all countries side by side, and of a decision", ({ open }) =>
  withDemo(async (demo) => {
    const office = await member(open, demo, "administrative-office");
    await office.getByRole("link", { name: "Annual update" }).first().click();
    await follow(office, /^Annual update 2025$/);
    await follow(office, "All countries, side by side");
    await asShown(office, "matrix");
    const board = await member(open, demo, "board-member", "LA", { width: 320, height: 1100 });
    await board.goto(`${demo.url}/decisions`);
    await follow(board, /^Work plan/);
    await asShown(board, "decision");
  }));
