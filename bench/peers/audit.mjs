// Opens pictures in a browser, one after the other, and measures them.
import fs from 'node:fs';
import puppeteer from 'puppeteer';
import { browserOptions } from '../browser.mjs';

const script = fs.readFileSync(new URL('measure.js', import.meta.url), 'utf8');

// audit measures pictures: a list of { tool, file }. The results are in
// the same order, with null for a file that is not a picture.
export async function audit(pictures) {
  const browser = await puppeteer.launch({ ...browserOptions, protocolTimeout: 0 });
  try {
    const figures = [];
    for (const { tool, file } of pictures) {
      const page = await browser.newPage();
      await page.setViewport({ width: 40000, height: 1000 }); // so wide that nothing is scaled down
      await page.setContent(`<!doctype html><meta charset="utf-8"><body style="margin:0">${inline(tool, file)}</body>`);
      await page.evaluate(script);
      figures.push(await page.evaluate(name => globalThis.measurePeer(name), tool));
      await page.close();
    }
    return figures;
  } finally {
    await browser.close();
  }
}

// inline embeds a picture in a page. D2 leaves the size of its picture to the
// page, so it gets the size that it was drawn for.
function inline(tool, file) {
  const source = fs.readFileSync(file, 'utf8').replace(/^\uFEFF?<\?xml[^>]*\?>/, '').replace(/<!DOCTYPE[^>]*>/, '');
  if (tool !== 'd2') return source;
  const [, width, height] = /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/.exec(source) ?? [];
  return source.replace('<svg ', `<svg width="${width}" height="${height}" `);
}
