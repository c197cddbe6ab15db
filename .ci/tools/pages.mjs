// Opens the page of every problem type that the OpenAPI document or the catalogue's index has, at the URI that clients are
// sent.
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [base, profile, shots] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const document = await (await fetch(`${base}/openapi.json`)).json();
// A `type` is a reference, which a client resolves against where it got the document (RFC 9457, section 3.1.1).
const index = new URL("/problems/", base).href;
const types = new Set();
JSON.stringify(document, (key, value) => {
  if (["type", "const"].includes(key) && typeof value === "string" && value.startsWith("/")) types.add(new URL(value, base).href);
  return value;
});
const listed = await (await fetch(index)).text();
for (const [, slug] of listed.matchAll(/href="([a-z-]+)"/g)) types.add(new URL(slug, index).href);
if (types.size < 20) throw new Error(`there are only ${types.size} problem types`);

const home = new URL(base).host;
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  // axe is a script, and the pages allow none.
  bypassCSP: true,
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
const page = context.pages()[0] ?? (await context.newPage());
const faults = [];
let outside = [];
page.on("request", (request) => {
  if (new URL(request.url()).host !== home) outside.push(request.url());
});

async function judge(uri, look) {
  const fault = (text) => faults.push(`${uri} (${look.name}): ${text}`);
  outside = [];
  await page.emulateMedia({ colorScheme: look.scheme });
  await page.setViewportSize({ width: look.width, height: 900 });
  const response = await page.goto(uri);
  if (response.status() !== 200) return fault(`status ${response.status()}`);
  for (const url of outside) fault(`asks for ${url}`);
  const found = await page.evaluate(() => ({
    h1: document.querySelectorAll("h1").length,
    h2: [...document.querySelectorAll("h2")].map((heading) => heading.textContent),
    main: document.querySelectorAll("main").length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    back: getComputedStyle(document.body).backgroundColor,
  }));
  if (found.h1 !== 1) fault(`${found.h1} headings of the first level`);
  if (found.main !== 1) fault(`${found.main} main landmarks`);
  if (found.wide > 0) fault(`${found.wide} pixels too wide`);
  const luminance = found.back.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
  if (luminance > 127 !== (look.scheme === "light")) fault(`a background of ${found.back}`);
  if (types.has(uri)) {
    for (const heading of ["What happened", "What to do", "When to try again", "Example"]) {
      if (!found.h2.includes(heading)) fault(`no heading "${heading}"`);
    }
  }
  await page.addScriptTag({ path: axe });
  const results = await page.evaluate(() => window.axe.run());
  for (const violation of results.violations) {
    fault(`${violation.id}: ${violation.help}: ${violation.nodes.map((node) => node.html).join(" ")}`);
  }
  if (shots) {
    const name = uri.replace(/\/$/, "").split("/").pop();
    await page.screenshot({ path: `${shots}/${name}-${look.name}.png`, fullPage: true });
  }
}

const looks = ["light", "dark"].flatMap((scheme) =>
  [["narrow", 360], ["wide", 1200]].map(([size, width]) => ({ name: `${scheme}-${size}`, scheme, width })));
try {
  for (const uri of [index, ...types]) {
    for (const look of looks) await judge(uri, look);
  }
  // Not ours to judge, but it must work without anything from elsewhere.
  outside = [];
  await page.goto(new URL("/docs/", index).href);
  await page.waitForSelector(".opblock", { timeout: 20_000 }).catch(() => faults.push("/docs/ shows no operation"));
  for (const url of outside) faults.push(`/docs/ asks for ${url}`);
  if (shots) await page.screenshot({ path: `${shots}/docs.png` });
} finally {
  await context.close();
}
faults.forEach((fault) => console.error(fault));
console.log(`${types.size} problem types and their index, ${looks.length} looks each: ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
