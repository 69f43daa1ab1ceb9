#!/usr/bin/env node
// Opens the web pages of journeys in a browser and uses them as a reader
// would: search, one participant, keys, zoom, details. A page must do what it
// is asked, log no error and make no request.
//
//   npm ci                          once, in this folder
//   node drive.mjs FILE.html…
//
// CHROMIUM names the browser, /usr/bin/chromium by default. The exit code is 1
// if a page fails, 2 if the command was not understood.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { browserOptions } from '../browser.mjs';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: drive.mjs FILE.html…');
  process.exit(2);
}

const count = (page, selector) => page.$$eval(selector, all => all.length);
const text = (page, selector) => page.$eval(selector, e => e.textContent.trim());
const hidden = (page, selector) => page.$eval(selector, e => e.hidden);
const scaleOf = page => page.$eval('#stage svg', svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width);
const data = page => page.$eval('#details', e => JSON.parse(e.textContent));
const focused = page => page.evaluate(() => document.activeElement?.closest('[data-step]')?.dataset.step || document.activeElement?.id || '');

const browser = await puppeteer.launch(browserOptions);
let failed = 0;
for (const file of files) {
  for (const scheme of ['light', 'dark']) {
    try {
      await drive(file, scheme);
      console.log(`ok ${path.basename(file)} ${scheme}`);
    } catch (e) {
      failed++;
      console.log(`FAILED ${path.basename(file)} ${scheme}: ${e.message}`);
    }
  }
}
await browser.close();
process.exit(failed === 0 ? 0 : 1);

async function drive(file, scheme) {
  const page = await browser.newPage();
  try {
    const url = pathToFileURL(path.resolve(file)).href;
    const noise = [];
    page.on('pageerror', e => noise.push(`error: ${e}`));
    page.on('console', m => noise.push(`${m.type()}: ${m.text()}`));
    page.on('request', r => { if (r.url().split('#')[0] !== url) noise.push(`request: ${r.url()}`); });
    page.on('dialog', d => { noise.push('a dialog'); d.dismiss(); });
    page.on('popup', () => noise.push('a window'));
    await page.setViewport({ width: 1280, height: 800 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.goto(url);
    for (const use of [reading, searching, filtering, details, keyboard, zooming, moving, narrow, printing]) {
      try {
        await use(page);
      } catch (e) {
        throw new Error(`${use.name}: ${e.message}`);
      }
    }
    await hostile(page, noise);
    assert.deepEqual(noise, [], 'it is to be quiet');
  } finally {
    await page.close();
  }
}

// What a screen reader gets.
async function reading(page) {
  const unnamed = await page.$$eval('[role=button], button, input', all => all.filter(e => e.getClientRects().length > 0
    && !e.getAttribute('aria-label') && !e.textContent.trim() && !e.labels?.length).length);
  assert.equal(unnamed, 0, 'every control has a name');
  const numbered = (await data(page)).filter(d => d.number);
  for (const d of numbered) {
    const label = await page.$eval(`[data-step="${d.id}"]`, e => e.getAttribute('aria-label'));
    assert.ok(label?.includes(d.title), `the box of ${d.id} is called by its sentence`);
  }
  assert.equal(await count(page, '[style]:not(svg):not(.people i)'), 0, 'no style attribute');
}

async function searching(page) {
  const [wanted] = (await data(page)).filter(d => d.number);
  await page.keyboard.press('/');
  assert.equal(await focused(page), 'find', '/ goes to the search');
  await page.keyboard.type(wanted.title.slice(0, 60).toUpperCase());
  assert.match(await text(page, '#found'), /^1 of \d+$/);
  assert.ok(await count(page, `[data-step="${wanted.id}"].found`), 'the match is marked');
  await clear(page);
  await page.keyboard.type(wanted.lane);
  const total = Number((await text(page, '#found')).split(' of ')[1]);
  const seen = new Set();
  for (let i = 0; i < total; i++) {
    seen.add(await page.$eval('.current', e => e.dataset.step));
    await page.keyboard.press('Enter');
  }
  assert.equal(seen.size, total, 'Enter goes through all matches');
  assert.equal(await text(page, '#found'), `1 of ${total}`, 'and round to the first');
  await clear(page);
  await page.keyboard.type('no such words here');
  assert.equal(await text(page, '#found'), 'no matches');
  await page.keyboard.press('Escape');
  assert.equal(await page.$eval('#find', e => e.value), '');
  assert.equal(await count(page, '.found, .current'), 0, 'Escape clears the search');
}

async function clear(page) {
  await page.$eval('#find', e => e.select());
  await page.keyboard.press('Backspace');
}

async function filtering(page) {
  const all = await data(page);
  const lane = await page.$eval('.lane-key', e => e.dataset.of);
  const boxes = await page.$$eval('[data-step]', list => list.map(e => ({ id: e.dataset.step, lane: e.dataset.lane.split('-')[0] })));
  const steps = all.filter(d => d.number && d.who?.includes(lane)).map(d => d.id).sort();
  const shown = () => page.$$eval('.only [data-step].on', list => [...new Set(list.map(e => e.dataset.step))]);
  const check = async how => {
    const on = await shown();
    assert.deepEqual(on.filter(id => all.some(d => d.id === id && d.number)).sort(), steps, `${how} shows whom it is about`);
    for (const b of boxes) {
      if (b.lane !== lane && on.includes(b.id)) {
        assert.ok(all.some(d => d.id === b.id.split('-')[0] && d.who?.includes(lane)), `${how} fades ${b.id}`);
      }
    }
  };
  await page.hover('.lane-key');
  await check('hovering');
  await page.mouse.move(1, 1);
  assert.equal(await count(page, '.only'), 0, 'it ends with the hover');
  await page.$eval('.lane-key', e => e.focus());
  await check('focus');
  await page.keyboard.press('Enter');
  await page.evaluate(() => document.activeElement.blur());
  await check('a pin');
  assert.equal(await page.$eval('.lane-key', e => e.getAttribute('aria-pressed')), 'true');
  assert.match(await text(page, '#told'), /^Only /);
  const names = await page.$$eval('#people button', all => all.map(b => b.textContent));
  assert.equal(new Set(names).size, names.length, 'each participant has one button');
  await page.keyboard.press('Escape');
  assert.equal(await count(page, '.only'), 0, 'Escape frees');
  await page.mouse.move(1, 1);
}

async function details(page) {
  const all = await data(page);
  for (const d of all.filter(d => d.number).slice(0, 12)) {
    await page.$eval(`[data-step="${d.id}"]`, e => e.scrollIntoView({ block: 'center', inline: 'center' }));
    await page.click(`[data-step="${d.id}"] > .shape`);
    assert.equal(await hidden(page, '#panel'), false, `a click opens ${d.id}`);
    assert.equal(await text(page, '#panel-title'), d.title.trim());
    const told = await text(page, '#panel');
    for (const part of [d.phase, d.lane, ...(d.facts || []).flatMap(f => [f.name, ...f.texts])]) {
      if (part) assert.ok(told.includes(part.trim()), `${d.id} tells ${part}`);
    }
    for (const href of await page.$$eval('#panel a', list => list.map(a => a.getAttribute('href')))) {
      assert.doesNotMatch(href, /^\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i, 'only schemes that are safe');
    }
  }
  const first = all.find(d => d.number && d.next?.some(w => all.some(o => o.id === w.to)));
  await page.$eval(`[data-step="${first.id}"]`, e => e.focus());
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'panel-title', 'Enter moves into the details');
  await page.$eval('#panel .next a', a => a.focus());
  await page.keyboard.press('Enter');
  const there = all.find(d => d.id === first.next[0].to);
  assert.equal(await text(page, '#panel-title'), there.title.trim(), 'a next one is a link');
  await page.keyboard.press('Escape');
  assert.equal(await hidden(page, '#panel'), true, 'Escape closes the details');
}

// The Tab key goes through the steps in the order of the journey.
async function keyboard(page) {
  const steps = (await data(page)).filter(d => d.number).map(d => d.id);
  await page.$eval(`[data-step="${steps[0]}"]`, e => e.focus());
  const order = [steps[0]];
  for (let i = 0; i < 3 * steps.length + 40 && order.length < steps.length; i++) {
    await page.keyboard.press('Tab');
    const id = await focused(page);
    if (steps.includes(id)) {
      order.push(id);
      assert.ok(await page.evaluate(() => {
        const b = document.activeElement.getBoundingClientRect(), v = document.getElementById('view').getBoundingClientRect();
        return b.left < v.right && b.right > v.left && b.top < v.bottom && b.bottom > v.top;
      }), `${id} is in sight when it has the focus`);
      assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement.querySelector('.mark-ring')).stroke), 'none', 'the focus is seen');
    }
  }
  assert.deepEqual(order, steps);
  await page.keyboard.press('?');
  assert.equal(await hidden(page, '#help'), false);
  await page.keyboard.press('Escape');
  assert.equal(await hidden(page, '#help'), true);
}

async function zooming(page) {
  await page.keyboard.press('0');
  const fit = await scaleOf(page);
  await page.keyboard.press('+');
  assert.ok(await scaleOf(page) > fit * 1.2, '+');
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  assert.ok(await scaleOf(page) < fit * 0.9, '−');
  await page.click('#in');
  await page.click('#in');
  assert.ok(await scaleOf(page) > fit * 1.2, 'the button');
  await page.click('#fit');
  assert.ok(Math.abs(await scaleOf(page) - fit) < 1e-3, '0');
  await page.mouse.move(500, 400);
  const under = () => page.$eval('#stage svg', svg => {
    const b = svg.getBoundingClientRect();
    return [(500 - b.left) / b.width, (400 - b.top) / b.height];
  });
  const small = () => page.$eval('#stage svg', svg => {
    const b = svg.getBoundingClientRect(), v = document.getElementById('view');
    return b.width < 1.6 * v.clientWidth || b.height < 1.6 * v.clientHeight;
  });
  for (let i = 0; i < 8 && await small(); i++) await page.keyboard.press('+');
  await page.$eval('#view', v => v.scrollTo(v.scrollWidth / 4, v.scrollHeight / 4));
  const before = await under(), large = await scaleOf(page);
  await page.keyboard.down('Control');
  await page.mouse.wheel({ deltaY: -60 });
  await page.keyboard.up('Control');
  await page.waitForFunction(s => document.querySelector('#stage svg').getBoundingClientRect().width / document.querySelector('#stage svg').viewBox.baseVal.width > s * 1.1, { timeout: 2000 }, large);
  const after = await under();
  assert.ok(Math.hypot(before[0] - after[0], before[1] - after[1]) < 0.01, 'the wheel keeps the place under the pointer');

  const session = await page.createCDPSession();
  const two = (y, d) => [{ x: 500 - d, y, id: 0 }, { x: 500 + d, y, id: 1 }];
  await page.keyboard.press('0');
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: two(400, 50) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: two(400, 100) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  assert.ok(Math.abs(await scaleOf(page) / fit - 2) < 0.05, 'two fingers');
}

async function moving(page) {
  const place = () => page.$eval('#view', v => [v.scrollLeft, v.scrollTop]);
  await page.keyboard.press('0');
  for (let i = 0; i < 10; i++) await page.keyboard.press('+');
  await page.evaluate(() => { document.activeElement.blur(); document.getElementById('view').scrollTo(200, 200); });
  const start = await place();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const keys = await place();
  assert.ok(keys[0] > start[0] && keys[1] > start[1], 'the arrows move');
  await page.mouse.move(600, 400);
  await page.mouse.down();
  await page.mouse.move(700, 460, { steps: 4 });
  await page.mouse.up();
  const dragged = await place();
  assert.deepEqual([keys[0] - dragged[0], keys[1] - dragged[1]].map(Math.round), [100, 60], 'dragging moves');
  assert.equal(await hidden(page, '#panel'), true, 'and opens nothing');
}

// A phone-sized window, or a zoom of 200 % and more.
async function narrow(page) {
  for (const [width, height] of [[640, 400], [360, 640]]) {
    await page.setViewport({ width, height });
    await page.$eval('[data-step][tabindex="0"]', e => e.focus());
    await page.keyboard.press('Enter');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `nothing is wider than ${width}`);
    assert.ok(await page.evaluate(() => {
      const v = document.getElementById('view').getBoundingClientRect(), p = document.getElementById('panel').getBoundingClientRect();
      return v.height > 100 && p.width > 200 && p.height > 100 && p.right <= innerWidth;
    }), `picture and details have room in ${width} × ${height}`);
    await page.keyboard.press('Escape');
  }
  await page.setViewport({ width: 1280, height: 800 });
}

async function printing(page) {
  await page.emulateMediaType('print');
  assert.equal(await page.$eval('.bar', e => getComputedStyle(e).display), 'none');
  assert.ok(await page.$eval('#stage svg', svg => svg.getBoundingClientRect().width <= innerWidth), 'the whole picture is printed');
  const [ground, paper] = await page.evaluate(() => [document.body, document.querySelector('#stage .paper')].map((e, i) => getComputedStyle(e)[i ? 'fill' : 'backgroundColor']));
  assert.equal(ground, paper, 'the page is printed as light as the picture');
  await page.emulateMediaType(null);
}

// The policy blocks everything that is not part of the page.
async function hostile(page, noise) {
  const before = noise.length;
  const ran = await page.evaluate(async () => {
    const s = document.createElement('script');
    s.textContent = 'window.ran = true';
    document.body.append(s);
    const i = document.createElement('img');
    i.src = 'https://example.invalid/a.png';
    document.body.append(i);
    await new Promise(r => setTimeout(r, 50));
    return window.ran === true;
  });
  assert.equal(ran, false, 'a strange script does not run');
  const refused = noise.splice(before);
  const told = refused.filter(n => !n.startsWith('request: https://example.invalid/')); // tried, and not let out
  assert.ok(told.length === 2 && told.every(n => /Content Security Policy/i.test(n)), `refused by the policy: ${told}`);
}
