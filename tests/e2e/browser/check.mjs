// Opens pages in Chromium, at two widths, in light and dark, and says what axe-core finds.
// usage: node check.mjs CHROMIUM OUT_FOLDER_OR_- PAGE...
// prints one JSON line for each page, width and scheme
import { chromium } from "playwright-core";

const [, , executablePath, pictures, ...pages] = process.argv;
const flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const browser = await chromium.launch({ executablePath, args: flags });
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const page of pages) {
  // The pages let no script in; axe-core is one.
  const tab = await browser.newPage({ bypassCSP: true });
  const asked = [];
  tab.on("request", (request) => asked.push(request.url()));
  await tab.goto("file://" + page);
  await tab.addScriptTag({ path: "node_modules/axe-core/axe.min.js" });
  for (const width of [1200, 390]) {
    for (const colorScheme of ["light", "dark"]) {
      await tab.setViewportSize({ width, height: 900 });
      await tab.emulateMedia({ colorScheme });
      // The dark scheme changes colours only.
      const runOnly = colorScheme === "dark" ? { type: "rule", values: ["color-contrast"] } : standards;
      const found = await tab.evaluate(
        (runOnly) => axe.run(document, { runOnly, resultTypes: ["violations"] }),
        runOnly,
      );
      const scrollWidth = await tab.evaluate(() => document.documentElement.scrollWidth);
      console.log(JSON.stringify({
        page, width, colorScheme, scrollWidth, asked,
        violations: found.violations.map((one) => [
          one.id, one.nodes.length, one.nodes[0].html.slice(0, 160), one.nodes[0].failureSummary,
        ]),
      }));
      if (pictures !== "-") {
        const name = page.split("/").pop().replace(".html", "");
        await tab.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      }
    }
  }
  await tab.close();
}
await browser.close();
