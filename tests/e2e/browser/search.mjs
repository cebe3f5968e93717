// Types into the archive's search page, opened from disk, and says what it finds.
// usage: node search.mjs CHROMIUM PAGE WORDS
import { chromium } from "playwright-core";

const [, , executablePath, page, words] = process.argv;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const tab = await browser.newPage();
await tab.goto("file://" + page);
await tab.fill("#q", words);
const found = await tab.$$eval("#found a", (links) =>
  links.map((link) => [link.textContent, link.href]),
);
console.log(JSON.stringify({ count: await tab.textContent("#count"), found }));
await browser.close();
