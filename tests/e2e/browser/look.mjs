// Opens pages in one Chromium, each once, and says how it stands with readers of all kinds.
// usage: node look.mjs CHROMIUM PICTURES_FOLDER_OR_- [--all|--light|--widths PAGE...]...
// prints one JSON line for each page: what axe-core finds on a telephone and on a desk (in light and
// dark, in light alone, or nothing asked); how wide the page is at every width, also with the
// spacing of text that WCAG 1.4.12 names; where its first headline stands on a telephone; what it
// asked for, and what the console said
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [, , executablePath, pictures, ...rest] = process.argv;
const flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const browser = await chromium.launch({ executablePath, args: flags });
const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf-8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const phone = { width: 390, colorScheme: "light", runOnly: standards };
const desk = { width: 1200, colorScheme: "light", runOnly: standards };
// The dark scheme changes colours only, and the same ones at every width.
const dark = { width: 390, colorScheme: "dark", runOnly: { type: "rule", values: ["color-contrast"] } };
const kinds = { "--all": [phone, dark, desk], "--light": [phone, desk], "--widths": [] };
const spacing =
  "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}" +
  "p{margin-bottom:2em!important}";

let runs = kinds["--all"];
for (const page of rest) {
  if (page in kinds) { runs = kinds[page]; continue; }
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const tab = await context.newPage();
  tab.setDefaultTimeout(1_200_000); // whoever hangs is ended; a busy machine is no fault
  const asked = [], said = [];
  tab.on("request", (request) => asked.push(request.url()));
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  await tab.goto("file://" + page);
  const headline = await tab.evaluate(() => {
    const first = document.querySelector("main h3");
    return first && first.getBoundingClientRect().top;
  });
  const wide = () => tab.evaluate(() => document.documentElement.scrollWidth);
  // The pages let no script in; what the browser's own tools run is none of the page's.
  if (runs.length) { await tab.evaluate(axe); }
  const found = [];
  for (const { width, colorScheme, runOnly } of runs) {
    await tab.setViewportSize({ width, height: 844 });
    await tab.emulateMedia({ colorScheme });
    const { violations } = await tab.evaluate(
      (runOnly) => axe.run(document, { runOnly, resultTypes: ["violations"], preload: false }),
      runOnly,
    );
    found.push({
      width, colorScheme,
      violations: violations.map((one) => [
        one.id, one.nodes.length, one.nodes[0].html.slice(0, 160), one.nodes[0].failureSummary,
      ]),
    });
    if (pictures !== "-") {
      const name = page.split("/").slice(-2).join("-").replace(".html", "");
      await tab.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
  const widths = {};
  for (const width of [1200, 390, 320]) {
    await tab.setViewportSize({ width, height: 844 });
    widths[width] = await wide();
  }
  await tab.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, spacing);
  console.log(JSON.stringify({ page, headline, widths, spaced: await wide(), asked, said, found }));
  await context.close();
}
await browser.close();
