#!/usr/bin/env node
// Opens pictures in a browser and checks that they work for readers who use a
// keyboard, a screen reader, their own colours or large type.
//
//   npm ci                        once, in this folder
//   node access.mjs FILE.svg…
//
// CHROMIUM names the browser, /usr/bin/chromium by default. The exit code is 1
// if any picture has a defect.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';
import { browserOptions } from '../browser.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: access.mjs FILE.svg…');
  process.exit(2);
}
const browser = await puppeteer.launch(browserOptions);
let faults = 0;
for (const file of files) {
  const found = await check(fs.readFileSync(file, 'utf8'));
  faults += found.length;
  console.log(`${found.length ? 'FAULTS' : 'ok'} ${path.basename(file)}`);
  for (const f of found.slice(0, 20)) console.log(`  ${f}`);
}
await browser.close();
console.log(`${files.length} pictures: ${faults === 0 ? 'no faults' : `${faults} faults`}`);
process.exit(faults === 0 ? 0 : 1);

async function check(svg) {
  const found = [];
  const page = await browser.newPage();
  await page.setViewport({ width: 1600, height: 1000 });
  await page.setContent(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>A journey</title></head><body><main><h1>A journey</h1>${svg}</main></body></html>`);

  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  for (const v of result.violations) for (const n of v.nodes) found.push(`axe ${v.id}: ${n.html.slice(0, 120)}`);

  // Screen readers follow the text of the journey, and every box has a name.
  found.push(...await page.evaluate(() => {
    const found = [];
    const svg = document.querySelector('svg');
    if (!svg.querySelector(':scope > title')?.textContent) found.push('the picture has no title');
    if (!svg.querySelector(':scope > desc')?.textContent) found.push('the picture has no description');
    let last = 0;
    for (const box of svg.querySelectorAll('.step, .decision')) {
      const line = Number(box.dataset.line);
      if (line < last) found.push(`line ${line} is read after line ${last}`);
      last = line;
      if (!box.getAttribute('aria-label')) found.push(`the box of line ${line} has no name`);
    }
    return found;
  }));

  // The Tab key reaches links in order, and they show the focus.
  const links = await page.$$eval('svg a', all => all.map(a => a.getAttribute('aria-label')));
  for (const name of links) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => ({
      name: document.activeElement.getAttribute('aria-label'),
      shown: getComputedStyle(document.activeElement.querySelector('.hit') ?? document.body).stroke,
    }));
    if (!name || focus.name !== name) found.push(`the link ${name} is not reached in its turn, but ${focus.name}`);
    if (focus.shown === 'none') found.push(`nothing shows that the link ${name} has the focus`);
  }

  // Forced colours: a text never has the colour of its background.
  const devtools = await page.createCDPSession();
  for (const scheme of ['light', 'dark']) {
    await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: scheme }] });
    found.push(...await page.evaluate(scheme => {
      const fills = [...document.querySelectorAll('svg .shape, svg .band, svg .paper, svg .header')]
        .filter(e => /-(card|band)|paper|strip/.test(e.getAttribute('class'))).map(e => getComputedStyle(e).fill);
      const texts = [...document.querySelectorAll('svg text')].map(e => getComputedStyle(e).fill);
      return texts.some(t => fills.includes(t)) ? [`forced colours, ${scheme}: a text has the colour of a surface`] : [];
    }, scheme));
  }
  await devtools.send('Emulation.setEmulatedMedia', { features: [] });
  await page.close();

  // Alone in a window, a zoom of 200 % really doubles the size: nothing is cut or scaled back.
  const alone = await browser.newPage();
  await alone.setViewport({ width: 1000, height: 700 });
  await alone.goto(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
  found.push(...await alone.evaluate(() => {
    const svg = document.documentElement;
    const width = Number(svg.getAttribute('width'));
    const before = svg.getBoundingClientRect().width;
    svg.style.zoom = '2';
    const after = svg.getBoundingClientRect().width;
    return Math.abs(before - width) < 1 && Math.max(after / before, after * 2 / before) >= 2 ? [] : [`alone it is ${before} wide, not ${width}; twice as large ${after}`];
  }));
  await alone.close();
  return found;
}
