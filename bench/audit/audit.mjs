#!/usr/bin/env node
// Opens pictures in a browser and measures what would confuse a reader, in the
// light and in the dark colour scheme.
//
//   npm ci                                     once, in this folder
//   node audit.mjs [--json] [--png DIR] FILE.svg…
//
// CHROMIUM names the browser, /usr/bin/chromium by default. The exit code is 1
// if any picture has a defect, 2 if the command was not understood.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { browserOptions } from '../browser.mjs';

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, png: { type: 'string' } },
});
if (files.length === 0) {
  console.error('usage: audit.mjs [--json] [--png DIR] FILE.svg…');
  process.exit(2);
}
if (options.png) fs.mkdirSync(options.png, { recursive: true });

const measure = fs.readFileSync(new URL('measure.js', import.meta.url), 'utf8');
const browser = await puppeteer.launch(browserOptions);

let faulty = 0;
for (const file of files) {
  for (const scheme of ['light', 'dark']) {
    const result = await audit(file, scheme);
    if (result.faults.length > 0) faulty++;
    if (options.json) console.log(JSON.stringify(result));
    else print(result);
  }
}
await browser.close();
console.log(`${files.length} pictures, light and dark: ${faulty === 0 ? 'no faults' : `faults in ${faulty} of ${2 * files.length}`}`);
process.exit(faulty === 0 ? 0 : 1);

// audit measures one picture in one scheme, inline in an otherwise empty page.
async function audit(file, scheme) {
  const source = fs.readFileSync(file, 'utf8');
  const page = await browser.newPage();
  const outside = [];
  page.on('pageerror', e => outside.push({ class: 'script', detail: String(e) }));
  page.on('request', r => {
    if (!/^(about|data):/.test(r.url())) outside.push({ class: 'request', detail: r.url() });
  });
  // So wide that nothing is scaled down.
  const width = Number(/<svg[^>]*?\swidth="([\d.]+)"/.exec(source)?.[1] ?? 0);
  await page.setViewport({ width: Math.max(2000, Math.ceil(width) + 100), height: 1000 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  const background = scheme === 'dark' ? '#111' : '#fff';
  // A picture inside a page follows the page's color-scheme.
  const body = source.replace(/^\uFEFF?<\?xml[^>]*\?>/, '');
  await page.setContent(`<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="${scheme}"><body style="margin:0;background:${background}">${body}</body>`);
  await page.evaluate(measure);
  const result = await page.evaluate(text => globalThis.measurePicture(text), source);
  if (options.png) {
    const picture = await page.$('svg');
    if (picture) await picture.screenshot({ path: path.join(options.png, `${path.basename(file, '.svg')}.${scheme}.png`) });
  }
  await page.close();
  return { file, scheme, ...result, faults: [...result.faults, ...outside] };
}

function print({ file, scheme, figures, faults }) {
  const shown = Object.entries(figures).map(([name, value]) => `${name} ${value}`).join(', ');
  console.log(`${faults.length ? 'FAULTS' : 'ok'} ${path.basename(file)} ${scheme}: ${shown}`);
  for (const f of faults.slice(0, 20)) console.log(`  ${f.class}: ${f.detail}`);
  if (faults.length > 20) console.log(`  … and ${faults.length - 20} more`);
}
