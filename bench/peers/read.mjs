#!/usr/bin/env node
// Draws diagrams of Mermaid with Mermaid itself and tells what can be read on
// the pictures, so that tests can compare it with what was written.
//
//   node read.mjs [--parse] FILE.mmd…
//
// With --parse they are only parsed, which is quick.
// It prints one line of JSON a file: { file, error, text, ran }. The browser
// gets no network, and Mermaid is told to trust the text: what is safe then is
// safe by how it was written. ran says whether anything in it was executed.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import puppeteer from 'puppeteer';
import { browserOptions } from '../browser.mjs';

const entry = createRequire(import.meta.url).resolve('mermaid');
const library = fs.readFileSync(path.join(path.dirname(entry), 'mermaid.min.js'), 'utf8');

const browser = await puppeteer.launch(browserOptions);
const page = await browser.newPage();
await page.setOfflineMode(true);
await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
await page.addScriptTag({ content: library });
await page.evaluate(() => {
  globalThis.alert = () => { globalThis.ran = true; };
  globalThis.mermaid.initialize({ startOnLoad: false, securityLevel: 'loose' });
});
const parseOnly = process.argv[2] === '--parse';
for (const file of process.argv.slice(parseOnly ? 3 : 2)) {
  const result = await page.evaluate(async (source, parseOnly) => {
    globalThis.ran = false;
    const place = document.createElement('div');
    document.body.append(place);
    try {
      await globalThis.mermaid.parse(source);
      if (parseOnly) return {};
      const { svg } = await globalThis.mermaid.render('picture', source);
      place.innerHTML = svg;
      for (const e of place.querySelectorAll('style')) e.remove();
      for (const e of place.querySelectorAll('br')) e.replaceWith(' ');
      const links = place.querySelectorAll('a, script, img, iframe').length;
      return { text: place.textContent, ran: globalThis.ran || links > 0 };
    } catch (e) {
      return { error: String(e?.message ?? e) };
    } finally {
      place.remove();
    }
  }, fs.readFileSync(file, 'utf8'), parseOnly);
  console.log(JSON.stringify({ file, ...result }));
}
await browser.close();
