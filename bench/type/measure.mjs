#!/usr/bin/env node
// Measures texts as a browser sets them, for the estimates of render/internal/text.
//
//   npm ci                       once, in ../audit, whose browser driver this uses
//   node measure.mjs             fails when the browser's widths are no longer those on file
//   node measure.mjs --update    writes render/internal/text/testdata/widths.tsv and render/internal/text/advances.txt
//
// CHROMIUM names the browser, /usr/bin/chromium by default. The widths on file
// were taken with the Liberation and Noto fonts of Debian.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { browserOptions } from '../browser.mjs';

const require = createRequire(new URL('../audit/package.json', import.meta.url));
const { default: puppeteer } = await import(require.resolve('puppeteer-core'));

const update = process.argv.includes('--update');
const corpus = new URL('corpus.txt', import.meta.url);
const widths = new URL('../../render/internal/text/testdata/widths.tsv', import.meta.url);
const advances = new URL('../../render/internal/text/advances.txt', import.meta.url);
const source = fs.readFileSync(new URL('../../render/internal/text/metrics.go', import.meta.url), 'utf8');
// Scripts that the family does not name are measured with Noto too, and not with
// whatever this machine falls back to.
const unnamed = ['Hebrew', 'Tamil'];
const family = source.match(/const Family = "([^"]+)"/)[1].replace(/sans-serif$/, unnamed.map(u => `'Noto Sans ${u}', `).join('') + 'sans-serif');

const browser = await puppeteer.launch(browserOptions);
const page = await browser.newPage();
await page.setContent('<!doctype html><meta charset="utf-8"><svg xmlns="http://www.w3.org/2000/svg" width="9000" height="300"><text y="150" text-rendering="geometricPrecision"></text></svg>');

// measure returns the widths of texts in ems, at a weight.
async function measure(texts, weight) {
  return page.evaluate((texts, family, weight) => {
    const text = document.querySelector('text');
    text.setAttribute('font-family', family);
    text.setAttribute('font-size', '100');
    text.setAttribute('font-weight', weight);
    return texts.map(t => {
      text.textContent = t;
      return text.getComputedTextLength() / 100;
    });
  }, texts, family, weight);
}

let script = '';
const lines = [];
for (const line of fs.readFileSync(corpus, 'utf8').split('\n')) {
  if (line.startsWith('# ')) script = line.slice(2);
  else if (line) lines.push({ script, text: line });
}
const texts = lines.map(l => l.text);
const regular = await measure(texts, 400);
const bold = await measure(texts, 700);
const table = lines.map((l, i) => `${l.script}\t${regular[i].toFixed(3)}\t${bold[i].toFixed(3)}\t${l.text}\n`).join('');

if (update) {
  fs.writeFileSync(widths, table);
  fs.writeFileSync(advances, await letters());
} else {
  let apart = 0;
  const old = fs.readFileSync(widths, 'utf8').trimEnd().split('\n').map(l => l.split('\t'));
  for (const [i, row] of old.entries()) {
    const now = [regular[i], bold[i]];
    for (const weight of [0, 1]) {
      const was = Number(row[1 + weight]);
      if (row[3] !== texts[i] || Math.abs(now[weight] - was) > 0.02 * was) {
        apart++;
        console.log(`${row[0]}: "${texts[i]}" is ${now[weight]?.toFixed(3)} em wide, ${was} on file`);
      }
    }
  }
  if (old.length !== lines.length) apart++;
  console.log(`${lines.length} texts in two weights: ${apart === 0 ? 'as on file' : `${apart} differ`}`);
  process.exitCode = apart === 0 ? 0 : 1;
}
await browser.close();

// letters measures the letters that the embedded font lacks; render/internal/text/joined.go
// says what the lines are.
async function letters() {
  const joined = [[0x620, 0x64a], [0x66e, 0x6d3], [0x6d5, 0x6d5], [0x6ee, 0x6ef], [0x6fa, 0x6ff], [0x750, 0x77f]];
  const indic = [0x900, 0x980, 0xa00, 0xa80, 0xb00, 0xc00, 0xc80, 0xd00]; // blocks whose consonants combine
  const plain = [[0x531, 0x58f], [0x5be, 0x5f4], [0x600, 0x61f], [0x660, 0x66d], [0x6d4, 0x6d4], [0x6dd, 0x6ed], [0x6f0, 0x6f9], [0x900, 0xdff],
    [0xe00, 0xeff], [0x1000, 0x109f], [0x10a0, 0x10ff], [0x1200, 0x139f], [0x1780, 0x17ff], [0x20a0, 0x20c0]];
  const joiner = '\u200d', tamil = 0xbcd;
  const isLetter = s => /^\p{L}$/u.test(s), isMark = s => /^\p{M}$/u.test(s);
  const within = (ranges, c) => ranges.some(([from, to]) => c >= from && c <= to);
  const block = c => c & ~0x7f;
  const isConsonant = c => indic.includes(block(c)) && c % 0x80 >= 0x15 && c % 0x80 <= 0x39 && isLetter(String.fromCodePoint(c));

  // A width is asked for as a text and what has to be taken off it.
  const rows = [];
  const asked = [];
  const ask = (text, off = '') => asked.push([text, off]) - 1;
  const each = (ranges, visit) => {
    for (const [from, to] of ranges) for (let c = from; c <= to; c++) visit(c, String.fromCodePoint(c));
  };
  each(joined, (c, s) => {
    if (isLetter(s)) rows.push({ key: c.toString(16), forms: [s, s + joiner, joiner + s + joiner, joiner + s].map(t => [ask(t)]) });
  });
  for (const alef of [0x622, 0x623, 0x625, 0x627]) {
    const s = 'ل' + String.fromCodePoint(alef);
    rows.push({ key: `644+${alef.toString(16)}`, forms: [[ask(s)], [ask(joiner + s)]] });
  }
  each(plain, (c, s) => {
    const virama = String.fromCodePoint(block(c) + 0x4d);
    if (isMark(s)) {
      // A sign has the width that it adds to a letter; most that stand above or below add none.
      if (s !== virama || c === tamil) rows.push({ key: c.toString(16), sign: true, forms: [[ask(String.fromCodePoint(block(c) + (c < 0xe00 ? 0x15 : c < 0x1000 ? 1 : 0)) + s, String.fromCodePoint(block(c) + (c < 0xe00 ? 0x15 : c < 0x1000 ? 1 : 0)))]] });
    } else if (isConsonant(c)) {
      // Without its vowel a consonant has the mean of its widths before all others.
      const others = [];
      for (let o = block(c) + 0x15; o <= block(c) + 0x39; o++) if (isConsonant(o)) others.push(o);
      const pairs = others.map(o => ask(s + virama + String.fromCodePoint(o), String.fromCodePoint(o)));
      rows.push({ key: c.toString(16), forms: [[ask(s)], pairs] });
      if (block(c) === 0x900) rows.push(...others.map((o, i) => ({ key: `${c.toString(16)}+${o.toString(16)}`, mean: pairs, forms: [[pairs[i]]] })));
    } else if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(s) && !within(joined, c)) {
      rows.push({ key: c.toString(16), forms: [[ask(s)]] });
    }
  });

  const flat = asked.flat();
  const weights = [];
  for (const weight of [400, 700]) {
    const measured = await measure(flat, weight);
    weights.push(asked.map((_, i) => measured[2 * i] - measured[2 * i + 1]));
  }
  const mean = (of, list) => list.reduce((sum, i) => sum + of[i], 0) / list.length;
  let out = '';
  for (const r of rows) {
    const value = form => weights.map(of => mean(of, form));
    if (r.sign && value(r.forms[0])[0] < 0.02) continue;
    if (r.mean && Math.abs(value(r.forms[0])[0] - value(r.mean)[0]) < 0.05) continue;
    out += `${r.key} ${r.forms.map(f => value(f).map(v => Math.round(v * 1000)).join('/')).join(' ')}\n`;
  }
  return out;
}
