// Walks through an archive as a reader does: opens a citation by mouse, by keyboard and by touch, and
// goes from a brief to an actor, a visit, a story and the day before.
// usage: node walk.mjs CHROMIUM BRIEF
// prints one JSON line: what was seen at each step, and what the console said
import { chromium } from "playwright-core";

const [, , executablePath, brief] = process.argv;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const said = [];
const open = async (options) => {
  const tab = await (await browser.newContext(options)).newPage();
  tab.setDefaultTimeout(1_200_000); // whoever hangs is ended; a busy machine is no fault
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  await tab.goto("file://" + brief);
  return tab;
};
const shown = (tab) => tab.locator(".context:popover-open").allTextContents();
const cited = "article .opens.ref";

const tab = await open({ viewport: { width: 1200, height: 900 } });
await tab.locator(cited).first().click();
const mouse = await shown(tab);
await tab.locator(".context:popover-open .close").click();
const closed = await shown(tab);
await tab.locator(cited).first().focus();
await tab.keyboard.press("Enter");
const keyboard = await shown(tab);
await tab.keyboard.press("Tab");
const inside = await tab.evaluate(() => !!document.activeElement.closest(".context"));
await tab.keyboard.press("Escape");
const escaped = await shown(tab);
const back = await tab.evaluate(() => document.activeElement.classList.contains("opens"));

const phone = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
await phone.locator(cited).first().tap();
const touch = await shown(phone);
const box = await phone.locator(".context:popover-open").boundingBox();
await phone.touchscreen.tap(3, 300);
const away = await shown(phone);

const steps = [];
const follow = async (locator) => {
  await locator.first().click();
  steps.push([await tab.locator("h1").textContent(), tab.url().split("/").slice(-2).join("/")]);
};
// The first key actor who travels.
const people = await tab.locator("#actors .name a").count();
for (let place = 0; place < people; place += 1) {
  await tab.goto("file://" + brief);
  await tab.locator("#actors .name a").nth(place).click();
  if (await tab.locator("a[href*='visits.html#visit-']").count()) break;
}
steps.push([await tab.locator("h1").textContent(), tab.url().split("/").slice(-2).join("/")]);
await follow(tab.locator("a[href*='visits.html#visit-']"));
await tab.goBack();
await follow(tab.locator("a[href*='/stories/']"));
// The oldest day of the story, in its brief.
await follow(tab.locator(".story-day .label a").last());
console.log(JSON.stringify({ mouse, closed, keyboard, inside, escaped, back, touch, box, away, steps, said }));
await browser.close();
