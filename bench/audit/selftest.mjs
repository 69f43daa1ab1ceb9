#!/usr/bin/env node
// Gives the audit a picture with a defect of every kind; it must find each.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const wanted = ['contrast', 'forbidden', 'label-hits', 'loose-ends', 'off-canvas', 'outside-lane', 'overlap',
  'request', 'shared', 'text-hits', 'text-overflow', 'through-node'];
const here = name => fileURLToPath(new URL(name, import.meta.url));
const run = spawnSync(process.execPath, [here('audit.mjs'), '--json', here('testdata/faulty.svg')], { encoding: 'utf8' });
const results = run.stdout.split('\n').filter(line => line.startsWith('{')).map(line => JSON.parse(line));
let failed = run.status !== 1 || results.length !== 2;
for (const { scheme, faults } of results) {
  const missed = wanted.filter(kind => !faults.some(f => f.class === kind));
  if (missed.length > 0) {
    failed = true;
    console.error(`${scheme}: not found: ${missed.join(', ')}`);
  }
  // Each scheme is measured in its own colours.
  if (faults.some(f => f.detail.includes('pale in the dark')) !== (scheme === 'dark')) {
    failed = true;
    console.error(`${scheme}: not in the colours of this scheme`);
  }
}
if (failed) {
  console.error(run.stderr);
  process.exit(1);
}
console.log(`the audit finds all of ${wanted.length} classes`);
