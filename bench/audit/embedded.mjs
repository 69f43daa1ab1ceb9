#!/usr/bin/env node
// Puts pictures into foreign pages: one with rules for all elements and for
// classes of the same names, one that is right-to-left, one with the same
// picture twice, and one that has dropped the style sheet. A picture must look
// as it does alone.
//
//   npm ci                           once, in this folder
//   node embedded.mjs FILE.svg…
//
// CHROMIUM names the browser, /usr/bin/chromium by default. The exit code is 1
// if any picture looks different.
import fs from 'node:fs';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { browserOptions } from '../browser.mjs';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: embedded.mjs FILE.svg…');
  process.exit(2);
}
const rules = `body { font: italic bold 20px/2 serif; letter-spacing: .1em; word-spacing: 5px; text-transform: uppercase }
  text { font-size: 30px } path, rect { fill: currentColor } svg { font-family: monospace }
  .label, .title, .goal, .where, .number { font-size: 75%; font-weight: 700; fill: red }
  .icon { width: 1em; height: 1em; fill: currentColor } .header, .band { width: 100%; height: 60px }
  .note, .badge, .mark { opacity: .5 } .line, .curve { stroke: red; stroke-width: 9 } .shape { fill: none }`;
const places = {
  'a page with rules of its own': svg => `<style>${rules}</style>${svg}`,
  'a page that is read from the right': svg => `<div dir="rtl">${svg}</div>`,
  'a page that shows it twice': svg => svg + svg,
  'a page that drops style sheets': svg => svg.replace(/<style>.*?<\/style>/s, ''),
};
const browser = await puppeteer.launch(browserOptions);
const page = await browser.newPage();
let faults = 0;
for (const file of files) {
  const svg = fs.readFileSync(file, 'utf8');
  const alone = await look(svg);
  for (const [name, put] of Object.entries(places)) {
    if ((await look(put(svg))) === alone) continue;
    faults++;
    console.log(`${path.basename(file)} looks different in ${name}`);
  }
}
await browser.close();
console.log(`${files.length} pictures in ${Object.keys(places).length} pages: ${faults === 0 ? 'each looks as it does alone' : `${faults} faults`}`);
process.exit(faults === 0 ? 0 : 1);

// look returns the appearance of the first picture of a page, taken out of the
// page's flow so that its position is always the same.
async function look(body) {
  const [, width, height] = body.match(/ width="([\d.]+)" height="([\d.]+)"/);
  await page.setViewport({ width: Math.ceil(width), height: Math.min(Math.ceil(height), 8000) });
  await page.setContent(`<!doctype html><meta charset="utf-8"><body style="margin:0">${body}`);
  await page.evaluate(() => {
    const [first, ...others] = document.querySelectorAll('body svg');
    first.style.cssText = 'position:absolute;left:0;top:0';
    for (const svg of others) svg.style.visibility = 'hidden'; // it would show behind round corners
  });
  return page.screenshot({ encoding: 'base64' });
}
