#!/usr/bin/env node
// Draws journeys full of hostile texts and opens the pictures in a browser
// inline, as an image, as an object and as a page: no script may run and no
// request may be made.
//
//   npm ci             once, in this folder
//   node safety.mjs
//
// CHROMIUM names the browser, /usr/bin/chromium by default.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { browserOptions } from '../browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'journey-safety-'));
const tool = path.join(folder, 'journey');
execFileSync('go', ['build', '-o', tool, './cmd/journey'], { cwd: root, stdio: 'inherit' });

const hostile = [
  '<script>alert(1)</script>', '</text><script>alert(1)</script>', '</style><script>alert(1)</script>', '</title><script>alert(1)</script>', '</desc></svg><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '"><svg onload=alert(1)>', "' onload='alert(1)", '" onload="alert(1)', '" onmouseover="alert(1)" x="', '<foreignObject><body onload=alert(1)>',
  '<image href="http://127.0.0.1:9/x"/>', '<use href="http://127.0.0.1:9/x#y"/>', '<a href="javascript:alert(1)">x</a>', '<animate onbegin=alert(1) attributeName=x dur=1s>', '<iframe src="javascript:alert(1)">',
  '}*{background:url(http://127.0.0.1:9/x)}', '@import "http://127.0.0.1:9/x";', 'url(http://127.0.0.1:9/x)', 'expression(alert(1))', '&lt;script&gt;alert(1)&lt;/script&gt;', '&#60;script&#62;alert(1)&#60;/script&#62;',
  ']]><script>alert(1)</script>', '<![CDATA[<script>alert(1)</script>]]>', '<!--><script>alert(1)</script>', '--><script>alert(1)</script>', '<?xml-stylesheet href="http://127.0.0.1:9/x"?>', '<!DOCTYPE x [<!ENTITY y SYSTEM "http://127.0.0.1:9/x">]>&y;',
  '\u202e</text>\u202c<script>alert(1)</script>', '\u0000<script>alert(1)</script>', '\ufeff<script>alert(1)</script>', '`${alert(1)}`', '{{constructor.constructor("alert(1)")()}}', '%3Cscript%3Ealert(1)%3C/script%3E', '\\"><script>alert(1)</script>',
];
const links = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', '//127.0.0.1:9/x', 'https://example.org/"onclick="alert(1)', "https://example.org/'><script>alert(1)</script>", 'java&#9;script:alert(1)', '\u0001javascript:alert(1)'];
const quoted = s => `"${s.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const journey = (s, link) => `journey ${quoted(s)}
goal ${s}
c is a customer ${quoted(s)}
r is a rep ${quoted(s + ' rep')} color "#2f6fe4"
h is a system ${quoted(s + ' system')}
k is a channel ${quoted(s + ' channel')}
p is a place ${quoted(s + ' place')}
phase ${quoted(s)}
r sends ${quoted(s)} to c via h by k at p
  feels angry ${quoted(s)}
  pain ${s}
  idea ${s}
  risk ${s}
  note ${s}
  quote ${s}
  evidence ${s}
  costs 5 ${s.split(/\s/)[0]}
  link ${link} ${s}
  on failure ${quoted(s)}
    r calls c by phone
  end
r decides ${quoted(s)}
when ${quoted(s)} (50%)
  fail ${quoted(s)}
otherwise
  succeed ${quoted(s)}
end
`;

const pictures = [];
for (let i = 0; i < 100; i++) {
  const text = journey(hostile[i % hostile.length] + (i >= hostile.length ? ' ' + hostile[(i * 7) % hostile.length] : ''), links[i % links.length]);
  pictures.push(execFileSync(tool, ['render', '--force', '-q', '-', '-o', '-'], { input: text, stdio: ['pipe', 'pipe', 'ignore'] }).toString());
}

// A local server, so that the pictures have an origin for their requests.
const asked = [];
const server = http.createServer((request, response) => {
  const [, kind, number] = request.url.split('/');
  const svg = pictures[Number(number)];
  if (svg === undefined || !['svg', 'inline', 'img', 'object'].includes(kind)) {
    if (request.url !== '/favicon.ico') asked.push(request.url);
    response.writeHead(404).end();
  } else if (kind === 'svg') {
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(svg);
  } else {
    const body = { inline: svg, img: `<img src="/svg/${number}">`, object: `<object data="/svg/${number}" type="image/svg+xml"></object>` }[kind];
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><title>x</title>${body}`);
  }
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await puppeteer.launch(browserOptions);
const faults = [];
const page = await browser.newPage();
let at = '';
page.on('dialog', d => { faults.push(`${at}: a script ran`); d.dismiss(); });
page.on('pageerror', e => faults.push(`${at}: ${e}`));
page.on('request', r => {
  const url = new URL(r.url());
  if (url.origin !== origin || !/^\/(svg|inline|img|object)\/\d+$|^\/favicon\.ico$/.test(url.pathname)) faults.push(`${at}: asked for ${r.url()}`);
});
for (const [i] of pictures.entries()) {
  for (const kind of ['inline', 'img', 'object', 'svg']) {
    at = `picture ${i}, ${kind}`;
    await page.goto(`${origin}/${kind}/${i}`, { waitUntil: 'load' });
    if (kind === 'inline' || kind === 'svg') {
      faults.push(...(await page.evaluate(() => {
        const svg = document.querySelector('svg');
        if (!svg) return ['no picture'];
        const odd = [...svg.querySelectorAll('*')].filter(e => !/^(title|desc|style|g|a|rect|circle|path|text)$/.test(e.localName) || [...e.attributes].some(a => /^on/i.test(a.name)));
        const outside = [...document.body?.children ?? []].filter(e => e !== svg);
        const bad = [...svg.querySelectorAll('a')].filter(a => !/^(https?|mailto):/.test(new URL(a.href.baseVal, document.baseURI).protocol));
        return [...odd, ...outside, ...bad].map(e => e.outerHTML.slice(0, 100));
      })).map(f => `${at}: ${f}`));
    }
  }
}
await browser.close();
server.close();
fs.rmSync(folder, { recursive: true });
faults.push(...asked.map(url => `asked the server for ${url}`));
for (const f of faults.slice(0, 30)) console.log(f);
console.log(`${pictures.length} hostile pictures, four ways each: ${faults.length === 0 ? 'no script, no request' : `${faults.length} faults`}`);
process.exit(faults.length === 0 ? 0 : 1);
