#!/usr/bin/env node
// Writes hostile strings into every field of a picture, reads the pictures with
// the XML reader of Go and with that of a browser, and compares what they read:
// texts, names, links, classes and styles. Prints the number of pairs of a
// string and a field, and exits with 1 if the readers differ.
//
//   npm ci                     once, in this folder
//   node pairs.mjs [STRINGS]   5000 by default
//
// CHROMIUM names the browser, /usr/bin/chromium by default.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { browserOptions } from '../browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'journey-pairs-'));
const kept = path.join(folder, 'pictures');
const told = execFileSync('go', ['test', '-count', '1', '-run', '^TestPairs$', '-v', './render/internal/svg', '-strings', process.argv[2] ?? '5000', '-keep', kept], { cwd: root }).toString();
console.log(told.match(/\d+ pairs .*/)[0]);

const browser = await puppeteer.launch(browserOptions);
const page = await browser.newPage();
const faults = [];
let pictures = 0;

// compare reads pictures in the browser and returns those that read differently.
async function compare(batch) {
  faults.push(...await page.evaluate(batch => {
    const read = svg => {
      const doc = new DOMParser().parseFromString(svg, 'image/svg+xml');
      const fault = doc.querySelector('parsererror');
      if (fault) return { fault: fault.textContent };
      const top = doc.documentElement, all = [top, ...top.querySelectorAll('*')];
      const texts = name => all.filter(e => e.localName === name).map(e => e.textContent);
      const below = all.filter(e => e.localName === 'title' && e.parentNode !== top).map(e => e.textContent);
      return {
        Title: texts('title')[0], Desc: texts('desc')[0], Texts: texts('text'), Titles: below,
        Links: all.filter(e => e.localName === 'a').map(e => e.getAttribute('href')),
        Steps: all.filter(e => e.hasAttribute('data-step')).map(e => e.getAttribute('data-step')),
        Classes: all.filter(e => e.hasAttribute('class')).map(e => e.getAttribute('class').split(/\s+/).filter(Boolean)),
        Style: texts('style').join(''),
      };
    };
    const form = value => JSON.stringify(value, (_, v) => v ?? []);
    return batch.flatMap(({ svg, read: go }) => {
      const here = read(svg);
      const ordered = Object.fromEntries(Object.keys(here).map(k => [k, go[k]]));
      return form(here) === form(ordered) ? [] : [`${form(here)}\n  is in Go\n${form(go)}`];
    });
  }, batch));
  pictures += batch.length;
}

let batch = [];
for await (const line of readline.createInterface({ input: fs.createReadStream(kept) })) {
  batch.push(JSON.parse(line));
  if (batch.length === 100) await compare(batch.splice(0));
}
await compare(batch);
await browser.close();
fs.rmSync(folder, { recursive: true });
for (const f of faults.slice(0, 5)) console.log(f.slice(0, 2000));
console.log(`${pictures} pictures read by two XML readers: ${faults.length === 0 ? 'they agree' : `${faults.length} differ`}`);
process.exit(faults.length === 0 ? 0 : 1);
