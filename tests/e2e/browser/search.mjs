// Types into the archive's search page, opened from disk, and says what it finds.
// usage: node search.mjs CHROMIUM PAGE WORDS...
// prints one JSON line for each of the WORDS, typed into one page one after the other
import { chromium } from "playwright-core";

const [, , executablePath, page, ...wanted] = process.argv;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const tab = await browser.newPage();
tab.setDefaultTimeout(1_200_000); // whoever hangs is ended; a busy machine is no fault
const said = [];
tab.on("console", (message) => said.push(message.text()));
tab.on("pageerror", (error) => said.push(String(error)));
await tab.goto("file://" + page);
for (const words of wanted) {
  await tab.fill("#q", words);
  const found = await tab.$$eval("#found a", (links) =>
    links.map((link) => [link.textContent, link.href]),
  );
  console.log(JSON.stringify({ words, count: await tab.textContent("#count"), found, said }));
}
await browser.close();
