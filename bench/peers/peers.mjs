#!/usr/bin/env node
// Draws the same journeys with journey and with its peers, in one run and in
// turns, and compares time, memory and pictures. See README.md.
//
//   node peers.mjs [--runs N] [--limit SECONDS] [--keep DIR] [--write] [FILE.journey…]
//
// Without files it takes all examples and generated journeys of 12, 50 and 200
// steps, and for journey alone of 1,000 and 5,000. --write puts the tables into docs/performance.md.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { browserOptions } from '../browser.mjs';
import { audit } from './audit.mjs';

const usage = 'usage: node peers.mjs [--runs N] [--limit SECONDS] [--keep DIR] [--write] [FILE.journey…]';
const { values: options, positionals: given } = (() => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        runs: { type: 'string', default: '3' },
        limit: { type: 'string', default: '120' },
        keep: { type: 'string' },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (e) {
    console.error(`peers: ${e.message}\n${usage}`);
    process.exit(2);
  }
})();
if (options.help) {
  console.log(`${usage}\nREADME.md beside this script says what it does, and needs.`);
  process.exit(0);
}
const runs = Number(options.runs);
const limit = Number(options.limit) * 1000;
const slow = 10_000; // what took longer is not drawn a second time
const quick = 500; // what took less is drawn several times a round, for its time varies most
const often = 4;

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '..', '..');
const work = path.resolve(options.keep ?? fs.mkdtempSync(path.join(os.tmpdir(), 'peers-')));
fs.mkdirSync(work, { recursive: true });
const at = name => path.join(work, name);

// --- the tools -------------------------------------------------------------

const journey = at('journey');
execFileSync('go', ['build', '-o', journey, './cmd/journey'], { cwd: root, stdio: 'inherit' });
const config = at('puppeteer.json');
fs.writeFileSync(config, JSON.stringify(browserOptions));
const mmdc = path.join(here, 'node_modules', '.bin', 'mmdc');
const d2 = process.env.D2 || 'd2';

// Each tool reads its own notation and writes an SVG.
const tools = [
  { name: 'journey', title: 'journey', command: (from, to) => [journey, 'render', '--quiet', from, '-o', to] },
  { name: 'dot', title: 'dot', notation: 'dot', probe: ['dot', '-V'], command: (from, to) => ['dot', '-Tsvg', from, '-o', to] },
  { name: 'd2', title: 'D2', notation: 'd2', probe: [d2, '--version'], command: (from, to) => [d2, '--layout', 'dagre', from, to] },
  { name: 'plantuml', title: 'PlantUML', notation: 'puml', probe: ['plantuml', '-version'], command: from => ['plantuml', '-tsvg', from] },
  { name: 'mermaid', title: 'Mermaid', notation: 'mmd', probe: [mmdc, '--version'], command: (from, to) => [mmdc, '--quiet', '-p', config, '-i', from, '-o', to] },
].filter(tool => {
  if (!tool.probe) return true;
  const { status, stdout, stderr } = spawnSync(tool.probe[0], tool.probe.slice(1), { encoding: 'utf8' });
  if (status !== 0) {
    console.error(`${tool.title} is not here and left out`);
    return false;
  }
  tool.version = /\d+(\.\d+)+/.exec(stdout + stderr)?.[0] ?? '';
  return true;
});
const mermaid = tools.find(tool => tool.name === 'mermaid');
if (mermaid) {
  // What draws is the library; mermaid-cli starts it in a browser.
  const library = JSON.parse(fs.readFileSync(path.join(here, 'node_modules', 'mermaid', 'package.json'), 'utf8'));
  mermaid.version = `${library.version} (mermaid-cli ${mermaid.version})`;
}
const peers = tools.slice(1);
const exportAs = { dot: 'dot', d2: 'd2', puml: 'plantuml', mmd: 'mermaid' };

// --- the journeys ----------------------------------------------------------

function inputs() {
  if (given.length > 0) return given.map(file => ({ name: path.basename(file, '.journey'), file: path.resolve(file) }));
  const examples = path.join(root, 'examples');
  const list = fs.readdirSync(examples).filter(f => f.endsWith('.journey')).sort()
    .map(f => ({ name: path.basename(f, '.journey'), file: path.join(examples, f), example: true }));
  for (const steps of [12, 50, 200, 1000, 5000]) {
    const file = at(`generated-${steps}.journey`);
    fs.writeFileSync(file, execFileSync('go', ['run', './bench/journeys', '-steps', String(steps)], { cwd: root }));
    list.push({ name: `generated, ${steps.toLocaleString('en')} steps`, file, alone: steps > 200 }); // the others take minutes, or fail
  }
  return list;
}

// stop ends a process with all that it has started: a browser runs in a
// process group of its own.
function stop(pid) {
  const children = new Map();
  for (const line of execFileSync('ps', ['-eo', 'ppid=,pid='], { encoding: 'utf8' }).trim().split('\n')) {
    const [parent, child] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []));
  for (const member of family) {
    try {
      process.kill(member, 'SIGKILL');
    } catch {
      // it has ended by itself
    }
  }
}

// run starts a command, and tells its time in milliseconds and the most memory
// that any one of its processes held, in bytes; null when it failed or took
// too long.
function run(command, cwd) {
  const report = at('time.txt');
  fs.rmSync(report, { force: true });
  return new Promise(resolve => {
    const start = process.hrtime.bigint();
    const child = spawn('/usr/bin/time', ['-f', '%M', '-o', report, ...command], { cwd, stdio: 'ignore', detached: true });
    const killer = setTimeout(() => stop(child.pid), limit);
    child.on('exit', code => {
      clearTimeout(killer);
      const time = Number(process.hrtime.bigint() - start) / 1e6;
      if (code !== 0) return resolve({ time, failed: time >= limit ? 'late' : 'failed' });
      resolve({ time, memory: Number(fs.readFileSync(report, 'utf8').trim().split('\n').at(-1)) * 1024 });
    });
  });
}

// --- the run ---------------------------------------------------------------

const rows = inputs();
await run(tools[0].command(rows[0].file, at('warm.svg')), work); // fills the engine's cache
for (const row of rows) {
  row.results = {};
  const stem = row.name.replace(/\W+/g, '-');
  const drawing = row.alone ? tools.slice(0, 1) : tools;
  for (const tool of drawing.slice(1)) {
    execFileSync(journey, ['export', '--to', exportAs[tool.notation], row.file, '-o', at(`${stem}.${tool.notation}`)]);
  }
  for (let round = 0; round < runs; round++) {
    for (const tool of drawing) {
      const best = row.results[tool.name];
      if (best && (best.failed || best.time > slow)) continue;
      const from = tool.notation ? at(`${stem}.${tool.notation}`) : row.file;
      // PlantUML names its picture after its input.
      const to = at(tool.name === 'plantuml' ? `${stem}.svg` : `${stem}.${tool.name}.svg`);
      for (let time = 0; time < often; time++) {
        const result = { ...await run(tool.command(from, to), work), picture: to };
        const before = row.results[tool.name];
        if (!before || result.time < before.time) row.results[tool.name] = result;
        if (result.failed || result.time > quick) break;
      }
    }
  }
  console.error(row.name, drawing.map(t => `${t.title} ${Math.round(row.results[t.name].time)} ms${row.results[t.name].failed ? ` (${row.results[t.name].failed})` : ''}`).join(', '));
}

const compared = rows.filter(row => !row.alone);
const pictures = compared.flatMap(row => tools.map(tool => ({ tool: tool.name, file: row.results[tool.name].picture, result: row.results[tool.name] })))
  .filter(p => !p.result.failed);
const figures = await audit(pictures);
pictures.forEach((p, i) => { p.result.figures = figures[i]; });

// --- the tables ------------------------------------------------------------

const late = `> ${limit / 1000} s`;
const cell = (result, show) => (!result ? '–' : result.failed ? (result.failed === 'late' ? late : result.failed) : show(result));
const digits = x => (x >= 10 ? x.toFixed(0) : x.toFixed(1));
const table = (head, lines) => [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...lines].map(l => `| ${l.join(' | ')} |`).join('\n');
const ours = row => row.results.journey;
const measured = (row, tool) => row.results[tool]?.figures;

function times() {
  return table(
    ['whole process', 'journey', ...peers.map(t => t.title)],
    rows.map(row => [row.name, cell(ours(row), r => `${Math.round(r.time)} ms`),
      ...peers.map(t => cell(row.results[t.name], r => `${digits(r.time / ours(row).time)} ×`))]));
}

function memory() {
  return table(
    ['largest process', 'journey', ...peers.map(t => t.title)],
    rows.map(row => [row.name, cell(ours(row), r => `${Math.round(r.memory / 2 ** 20)} MB`),
      ...peers.map(t => cell(row.results[t.name], r => `${digits(r.memory / ours(row).memory)} ×`))]));
}

// The figures of pictures. D2 and dot draw curves, which have no bends to
// count; PlantUML's pictures do not say what is an arrow.
const sum = (list, tool, what) => list.reduce((total, row) => total + (measured(row, tool)?.[what] ?? 0), 0);

function quality() {
  const structured = tools.filter(t => t.name !== 'plantuml');
  const head = ['picture', ...structured.map(t => `crossings ${t.title}`), 'bends journey', 'bends Mermaid', ...peers.map(t => `area to ${t.title}`),
    ...structured.map(t => `faults ${t.title}`)];
  const crossings = (list, tool) => (tool === 'journey' ? `${sum(list, tool, 'crossings')} (${sum(list, tool, 'ofSequence')})` : sum(list, tool, 'crossings'));
  const line = (name, list) => [name,
    ...structured.map(t => (list.every(row => measured(row, t.name)) ? crossings(list, t.name) : '–')),
    ...['journey', 'mermaid'].map(t => (list.every(row => measured(row, t)) ? sum(list, t, 'bends') : '–')),
    ...peers.map(t => (list.every(row => measured(row, t.name)) ? `${Math.round(100 * sum(list, 'journey', 'area') / sum(list, t.name, 'area'))} %` : '–')),
    ...structured.map(t => (list.every(row => measured(row, t.name)) ? sum(list, t.name, 'faults') : '–'))];
  const examples = rows.filter(row => row.example);
  const lines = compared.map(row => line(row.name, [row]));
  if (examples.length > 0) lines.push(line('**all examples**', examples));
  return table(head, lines);
}

const versions = peers.map(t => `${t.title} ${t.version}`).join(', ');
const text = `Peers: ${versions}. Best of ${runs} runs in turns; what took less than ${quick / 1000} s ran ${often} times as often, what took over ${slow / 1000} s once.

### Time

${times()}

### Memory

${memory()}

### Pictures

${quality()}
`;
console.log(text);

if (options.write) {
  const page = path.join(root, 'docs', 'performance.md');
  const old = fs.readFileSync(page, 'utf8');
  const between = /(<!-- begin measured: peers -->\n)[\s\S]*(<!-- end measured: peers -->)/;
  if (!between.test(old)) throw new Error(`${page} has no place for the tables`);
  fs.writeFileSync(page, old.replace(between, (_, begin, end) => `${begin}\n${text}\n${end}`));
}
if (!options.keep) fs.rmSync(work, { recursive: true });
