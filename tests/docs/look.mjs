/**
 * Opens the site of a folder in Chromium as a reader would, without a network,
 * and prints as JSON what is to be seen. Node runs it, as it is what drives the browser.
 */
import process from "node:process";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder, executablePath] = process.argv.slice(2);
const url = (page) => pathToFileURL(`${folder}/${page}`).href;
const args = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const browser = await chromium.launch({ executablePath, args, chromiumSandbox: false });
const context = await browser.newContext({ offline: true });
const page = await context.newPage();
const requests = [];
const errors = [];
page.on("request", (request) => requests.push(request.url()));
page.on("pageerror", (error) => errors.push(String(error)));
page.on("console", (message) => message.type() === "error" && errors.push(message.text()));

const findings = () => page.locator("#findings li a").allTextContents();
const seen = {};

await page.goto(url("playground.html"));
seen.atFirst = await findings();
await page.fill(
  "#config",
  "[profile dev]\ncredential_process = /opt/keys\nregion = eu-west-1\noutptu = json\n",
);
await page.fill("#credentials", "");
await page.fill("#environment", "AWS_PROFIL=dev");
seen.planted = await findings();
await page.fill("#config", "[dev]\nregion = eu-west-1\n");
await page.fill("#environment", "");
seen.fixable = await findings();
await page.click("#fix");
seen.fixed = await page.inputValue("#config");
await page.fill("#config", "[default]\nregion = eu-west-1\n");
seen.clean = await findings();
seen.summary = await page.textContent("#summary");

await page.goto(url("rules/missing-region.html"));
await page.fill("#search", "sso session dangl");
const first = page.locator("#results a").first();
await first.waitFor();
seen.found = await first.textContent();
await first.click();
await page.waitForURL(/dangling-sso-session/);
seen.heading = await page.textContent("h1");

seen.elsewhere = requests.filter((one) => !one.startsWith("file:") && !one.startsWith("data:"));
seen.errors = errors;
await browser.close();
console.log(JSON.stringify(seen));
