// Opens pages in Chromium as readers with other needs do, and says how they stand there.
// usage: node reading.mjs CHROMIUM PAGE...
// prints one JSON line for each page: its width at 320 pixels, the same with the spacing of text
// that WCAG 1.4.12 names, where its first headline stands on a telephone, and what the console said
import { chromium } from "playwright-core";

const [, , executablePath, ...pages] = process.argv;
const flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const browser = await chromium.launch({ executablePath, args: flags });
const spacing =
  "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}" +
  "p{margin-bottom:2em!important}";

for (const page of pages) {
  const tab = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const said = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  await tab.goto("file://" + page);
  const headline = await tab.evaluate(() => {
    const first = document.querySelector("main h3");
    return first && first.getBoundingClientRect().top;
  });
  const fonts = await tab.evaluate(() => document.fonts.ready.then(
    (all) => [...all].filter((font) => font.status === "loaded").length,
  ));
  const wide = () => tab.evaluate(() => document.documentElement.scrollWidth);
  await tab.setViewportSize({ width: 320, height: 844 });
  const narrow = await wide();
  await tab.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, spacing);
  console.log(JSON.stringify({ page, headline, fonts, narrow, spaced: await wide(), said }));
  await tab.close();
}
await browser.close();
