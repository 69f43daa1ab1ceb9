#!/usr/bin/env node
// Opens the web pages of reports in a browser, at desktop and phone size, light
// and dark: axe-core must find nothing, no page may be wider than its window,
// and none may make a request or run a script.
//
//   npm ci                        once, in this folder
//   node pages.mjs FILE.html…
//
// CHROMIUM names the browser, /usr/bin/chromium by default. The exit code is 1
// if any page has a defect.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { browserOptions } from '../browser.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: pages.mjs FILE.html…');
  process.exit(2);
}
const browser = await puppeteer.launch(browserOptions);
let faults = 0;
for (const file of files) {
  const found = [];
  for (const [width, scheme] of [[1200, 'light'], [400, 'dark']]) {
    for (const fault of await check(file, width, scheme)) found.push(`${width} px, ${scheme}: ${fault}`);
  }
  faults += found.length;
  console.log(`${found.length ? 'FAULTS' : 'ok'} ${path.basename(file)}`);
  for (const f of found.slice(0, 20)) console.log(`  ${f}`);
}
await browser.close();
console.log(`${files.length} pages: ${faults === 0 ? 'no faults' : `${faults} faults`}`);
process.exit(faults === 0 ? 0 : 1);

async function check(file, width, scheme) {
  const found = [];
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  const url = pathToFileURL(path.resolve(file)).href;
  page.on('request', r => { if (r.url() !== url) found.push(`asks for ${r.url()}`); });
  page.on('console', m => found.push(`console: ${m.text()}`));
  await page.goto(url);
  const seen = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, scripts: document.scripts.length }));
  if (seen.width > width) found.push(`it is ${seen.width} px wide`);
  if (seen.scripts > 0) found.push(`it has ${seen.scripts} scripts`);
  page.removeAllListeners('console');

  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  for (const v of result.violations) for (const n of v.nodes) found.push(`axe ${v.id}: ${n.html.slice(0, 120)}`);
  await page.close();
  return found;
}
