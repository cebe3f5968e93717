// Walks through a served archive as a reader does, with the keyboard only: picks a past date, has it
// built, watches, reads, downloads the PDF, searches; then looks at the server's own pages with
// axe-core.
// usage: node serving.mjs CHROMIUM ADDRESS DATE WORDS OUT_FOLDER_OR_- SEEN_OR_- [PAGE...]
// SEEN is an address that is asked for when the page tells of collecting: what is collected can wait for it
// prints one JSON line of the walk, then one for each of those pages, width and scheme
import { chromium } from "playwright-core";

const [, , executablePath, address, date, words, pictures, told, ...more] = process.argv;
const flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const browser = await chromium.launch({ executablePath, args: flags });
const said = [], asked = [];
const context = await browser.newContext({ acceptDownloads: true });
const tab = await context.newPage();
tab.on("console", (message) => { if (message.type() !== "log") { said.push(message.text()); } });
tab.on("pageerror", (error) => said.push(String(error)));
tab.on("request", (request) => asked.push(request.url()));
tab.setDefaultTimeout(1_200_000);

const focused = () => tab.evaluate(() => {
  const at = document.activeElement;
  return [at.tagName, at.id || at.name || "", (at.textContent || "").trim()].join("|");
});

// Presses Tab until a thing is reached, and says whether it shows that it is.
async function reach(wanted) {
  for (let step = 0; step < 80; step += 1) {
    await tab.keyboard.press("Tab");
    if (wanted.test(await focused())) {
      return tab.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== "none");
    }
  }
  throw new Error(`the keyboard does not reach ${wanted} on ${tab.url()}`);
}

const walk = { visible: [] };
await tab.goto(address);
walk.visible.push(await reach(/^INPUT\|date/));
const [year, month, day] = date.split("-");
await tab.keyboard.type(month + day + year); // the order of the browser's own language, en-US
walk.picked = await tab.inputValue("#date");
walk.visible.push(await reach(/^BUTTON\|\|Build/));
await tab.keyboard.press("Enter");
await tab.waitForURL(/\/builds\/\d+$/);
walk.job = tab.url();
const seen = new Set();
let waiting = told !== "-";
// The page loads itself anew when it is done: a question may come in between.
const is = (what) => tab.$(what).catch(() => null);
while (!(await is(".go")) && !(await is(".bad"))) {
  const now = await tab.textContent("#words", { timeout: 5_000 }).catch(() => "");
  seen.add(now);
  if (waiting && now.startsWith("Collecting")) {
    waiting = false;
    await fetch(told);
  }
  await tab.waitForTimeout(200);
}
walk.seen = [...seen].filter(Boolean);
walk.end = await tab.textContent("#words");
walk.visible.push(await reach(/^A\|\|Read the brief/));
await tab.keyboard.press("Enter");
await tab.waitForURL(/brief\.html$/);
walk.brief = { url: tab.url(), headline: await tab.textContent("main h3"), links: await tab.$$eval(".ways a", (all) => all.map((one) => one.href)) };
const pdf = await tab.request.get(tab.url().replace("brief.html", "brief.pdf"), { timeout: 1_200_000 });
walk.pdf = { status: pdf.status(), type: pdf.headers()["content-type"], head: (await pdf.body()).subarray(0, 5).toString() };
await reach(/^A\|\|All briefs/);
await tab.keyboard.press("Enter");
await tab.waitForURL(address);
await reach(/^A\|\|Search/);
await tab.keyboard.press("Enter");
await tab.waitForURL(/\/search/);
walk.visible.push(await reach(/^INPUT\|q/));
await tab.keyboard.type(words);
await tab.keyboard.press("Enter");
await tab.waitForURL(/q=/);
walk.found = await tab.$$eval(".hit", (all) => all.map((one) => [one.textContent, one.getAttribute("href")]));
await reach(/^A\|/);
const places = [...new Set(["/", "/stories", "/archive/actors.html", "/archive/visits.html", "/search?q=" + encodeURIComponent(words), "/sources", "/runs", "/nowhere", new URL(walk.brief.url).pathname, new URL(walk.job).pathname, ...walk.found.map((one) => one[1]).slice(0, 3), ...more])];
for (const place of places) {
  const answer = await tab.goto(new URL(place, address).href);
  if (answer.status() >= 400 && place !== "/nowhere") { said.push(`${place}: ${answer.status()}`); }
}
// The page of a place that is not there is an error to the console, too, and rightly.
walk.said = said.filter((one) => !/404 \(Not Found\)/.test(one));
walk.elsewhere = asked.filter((one) => !one.startsWith(address));
console.log(JSON.stringify({ walk }));

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const looking = await browser.newContext({ bypassCSP: true });
// The briefs and the archive are files, the same as on a disk, and looked at as such elsewhere.
const hits = walk.found.map((one) => one[1]).slice(1);
const own = places.filter((place) => !/\.html(#|$)/.test(place) && !hits.includes(place));
for (const place of own) {
  const page = await looking.newPage();
  await page.goto(new URL(place, address).href);
  await page.addScriptTag({ path: "node_modules/axe-core/axe.min.js" });
  for (const width of [1200, 390]) {
    for (const colorScheme of width === 390 ? ["light", "dark"] : ["light"]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const runOnly = colorScheme === "dark" ? { type: "rule", values: ["color-contrast"] } : standards;
      const found = await page.evaluate((only) => axe.run(document, { runOnly: only, resultTypes: ["violations"], preload: false }), runOnly);
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      console.log(JSON.stringify({ place, width, colorScheme, scrollWidth, violations: found.violations.map((one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 160), one.nodes[0].failureSummary]) }));
      if (pictures !== "-") {
        const name = place.replace(/[^A-Za-z0-9]+/g, "_").slice(0, 40) || "home";
        await page.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      }
    }
  }
  await page.close();
}
await browser.close();
