'use strict';
(() => {
  const byId = id => document.getElementById(id);
  const view = byId('view'), stage = byId('stage'), panel = byId('panel'), find = byId('find');
  const svg = stage.querySelector('svg');
  const details = new Map(JSON.parse(byId('details').textContent).map(d => [d.id, d]));
  const all = selector => [...svg.querySelectorAll(selector)];
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const say = text => { byId('told').textContent = text; };

  function element(name, text, attributes = {}) {
    const e = document.createElement(name);
    if (text !== undefined) e.textContent = text;
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    return e;
  }

  // The boxes, in the order of the journey. A receipt belongs to the step whose
  // id its own begins with; so do the repeated lanes of a folded picture.
  const boxes = all('[data-step]');
  const stepOf = box => box.dataset.step.split('-')[0];
  const laneOf = part => (part.dataset.lane || '').split('-')[0];
  const boxOf = new Map();
  for (const box of boxes) if (!boxOf.has(stepOf(box))) boxOf.set(stepOf(box), box);
  const order = [...details.keys()].filter(id => boxOf.has(id));

  // ring draws an outline around a part of the picture; the sheet shows it.
  function ring(part, around, room) {
    const b = around.getBBox();
    const r = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const [key, value] of Object.entries({
      class: 'mark-ring', x: b.x - room, y: b.y - room, width: b.width + 2 * room, height: b.height + 2 * room, rx: 9 + room,
    })) r.setAttribute(key, value);
    part.append(r);
  }

  svg.setAttribute('role', 'group');
  for (const flow of all('.flow')) flow.setAttribute('aria-hidden', 'true');
  for (const box of boxes) {
    const d = details.get(stepOf(box));
    if (!d) continue;
    ring(box, box.querySelector('.shape') || box, 4);
    if (box !== boxOf.get(d.id) || !d.title) { box.setAttribute('aria-hidden', 'true'); continue; }
    box.setAttribute('role', 'button');
    box.setAttribute('tabindex', '0');
    box.setAttribute('aria-label', [d.number ? `${d.number}.` : '', d.title, d.phase ? `(${d.phase})` : ''].filter(Boolean).join(' '));
    for (const a of box.querySelectorAll('a')) a.setAttribute('tabindex', '-1'); // the panel has it
  }
  for (const a of all('a')) {
    a.setAttribute('target', '_blank');
    a.setAttribute('rel', 'noopener noreferrer');
  }

  // ---- Show only the steps of one participant.
  const lanes = new Map(); // id → its label
  const people = byId('people');
  let pinned = '';

  function listen(key, lane) {
    key.dataset.of = lane;
    for (const begin of ['pointerenter', 'focus']) key.addEventListener(begin, () => only(pinned || lane));
    for (const end of ['pointerleave', 'blur']) key.addEventListener(end, () => only(pinned));
    key.addEventListener('click', () => pin(lane));
  }

  for (const lane of all('.lane[data-lane]')) {
    const id = laneOf(lane);
    const label = [...lane.querySelectorAll('.lane-label')].map(t => t.textContent).join(' ').trim();
    const name = lane.querySelector(':scope > title')?.textContent || label;
    if (!name) continue;
    const head = lane.querySelector('.lane-head') || lane.querySelector('.lane-label');
    const key = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    key.setAttribute('class', 'lane-key');
    key.setAttribute('role', 'button');
    key.setAttribute('tabindex', lanes.has(id) ? '-1' : '0');
    key.setAttribute('aria-label', `Only ${name}`);
    key.setAttribute('aria-pressed', 'false');
    ring(key, head, -2);
    lane.append(key);
    listen(key, id);
    key.addEventListener('keydown', e => {
      if (e.key !== 'Enter' && e.key !== ' ') return;
      e.preventDefault();
      pin(id);
    });
    if (lanes.has(id)) continue;
    lanes.set(id, name);
    const button = element('button', undefined, { type: 'button', 'aria-pressed': 'false', tabindex: people.children.length ? '-1' : '0' });
    const dot = element('i', undefined, { 'aria-hidden': 'true' });
    button.append(dot, element('span', name, { dir: 'auto' }));
    listen(button, id);
    people.append(button);
    const tint = lane.querySelector('.lane-tile') || head;
    const paint = () => { dot.style.background = getComputedStyle(tint).fill; };
    paint();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
  }
  people.hidden = lanes.size < 2;
  // One stop for Tab; the arrow keys move on from there.
  people.addEventListener('keydown', e => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!by) return;
    e.preventDefault();
    e.stopPropagation();
    const buttons = [...people.children], here = buttons.indexOf(document.activeElement);
    const next = buttons[(here + by + buttons.length) % buttons.length];
    for (const b of buttons) b.tabIndex = b === next ? 0 : -1;
    next.focus();
  });

  const takesPart = (box, lane) => box.dataset.step === stepOf(box)
    ? laneOf(box) === lane && !/\bgate|start\b/.test(box.getAttribute('class')) || (details.get(stepOf(box))?.who || []).includes(lane)
    : laneOf(box) === lane || details.get(stepOf(box))?.who?.[0] === lane;

  // only fades everything except the steps of a participant and the flows
  // between and next to them; '' shows everything.
  function only(lane) {
    svg.classList.toggle('only', lane !== '');
    const on = new Set(), own = new Set();
    for (const box of boxes) {
      const shown = lane !== '' && takesPart(box, lane);
      box.classList.toggle('on', shown);
      if (shown) on.add(box.dataset.step);
      if (shown && laneOf(box) === lane) own.add(box.dataset.step);
    }
    for (const flow of all('.flow')) {
      const { from, to } = flow.dataset;
      flow.classList.toggle('on', on.has(from) && on.has(to) || own.has(from) || own.has(to));
    }
    for (const l of all('.lane')) l.classList.toggle('on', laneOf(l) === lane);
  }

  function pin(lane) {
    pinned = pinned === lane ? '' : lane;
    for (const key of document.querySelectorAll('[data-of]')) key.setAttribute('aria-pressed', String(key.dataset.of === pinned));
    only(pinned);
    const count = new Set(boxes.filter(b => b.classList.contains('on') && details.get(stepOf(b))?.number).map(stepOf)).size;
    say(pinned ? `Only ${lanes.get(pinned)}: ${count} ${count === 1 ? 'step' : 'steps'}` : 'All participants');
  }

  // ---- Zoom and move.
  const natural = { w: svg.viewBox.baseVal.width, h: svg.viewBox.baseVal.height };
  let scale = 1;

  // zoom sets the scale and keeps the point of the window in place.
  function zoom(to, x = view.clientWidth / 2, y = view.clientHeight / 2) {
    to = Math.min(Math.max(to, 0.05), 8);
    const before = svg.getBoundingClientRect(), frame = view.getBoundingClientRect();
    const px = (frame.left + x - before.left) / before.width, py = (frame.top + y - before.top) / before.height;
    scale = to;
    svg.style.maxWidth = 'none';
    svg.style.width = `${natural.w * scale}px`;
    svg.style.height = `${natural.h * scale}px`;
    const after = svg.getBoundingClientRect();
    view.scrollLeft += after.left + px * after.width - (frame.left + x);
    view.scrollTop += after.top + py * after.height - (frame.top + y);
    byId('scale').textContent = `${Math.round(scale * 100)} %`;
  }

  const fitting = () => Math.min((view.clientWidth - 26) / natural.w, (view.clientHeight - 26) / natural.h);
  const fit = () => { zoom(Math.min(fitting(), 2)); view.scrollTo(0, 0); };
  const bigger = () => zoom(scale * 1.25);
  const smaller = () => zoom(scale / 1.25);

  byId('in').addEventListener('click', bigger);
  byId('out').addEventListener('click', smaller);
  byId('fit').addEventListener('click', fit);
  view.addEventListener('wheel', e => {
    if (!e.ctrlKey && !e.metaKey) return;
    e.preventDefault();
    const frame = view.getBoundingClientRect();
    const notch = e.deltaMode === 1 ? e.deltaY * 16 : e.deltaY;
    zoom(scale * Math.exp(-Math.max(-60, Math.min(60, notch)) / 250), e.clientX - frame.left, e.clientY - frame.top);
  }, { passive: false });

  let pinch = null;
  const spread = t => Math.hypot(t[0].clientX - t[1].clientX, t[0].clientY - t[1].clientY);
  view.addEventListener('touchstart', e => { pinch = e.touches.length === 2 ? { spread: spread(e.touches), scale } : null; }, { passive: true });
  view.addEventListener('touchend', () => { pinch = null; });
  view.addEventListener('touchmove', e => {
    if (!pinch || e.touches.length !== 2) return;
    e.preventDefault();
    const frame = view.getBoundingClientRect(), [a, b] = e.touches;
    zoom(pinch.scale * spread(e.touches) / pinch.spread, (a.clientX + b.clientX) / 2 - frame.left, (a.clientY + b.clientY) / 2 - frame.top);
  }, { passive: false });

  let drag = null, moved = false; // touch scrolls by itself
  view.addEventListener('pointerdown', e => {
    moved = false;
    if (e.button === 0 && e.pointerType !== 'touch') drag = { x: e.clientX, y: e.clientY, left: view.scrollLeft, top: view.scrollTop };
  });
  addEventListener('pointermove', e => {
    if (!drag) return;
    const dx = e.clientX - drag.x, dy = e.clientY - drag.y;
    if (!moved && Math.hypot(dx, dy) < 4) return;
    moved = true;
    view.classList.add('dragged');
    view.scrollLeft = drag.left - dx;
    view.scrollTop = drag.top - dy;
  });
  const drop = () => { drag = null; view.classList.remove('dragged'); };
  addEventListener('pointerup', drop);
  addEventListener('pointercancel', drop);
  view.addEventListener('click', e => { if (moved) { e.stopPropagation(); e.preventDefault(); } }, true);
  view.addEventListener('dragstart', e => e.preventDefault());

  function reveal(box) {
    const b = box.getBoundingClientRect(), frame = view.getBoundingClientRect(), room = 40;
    const far = b.left < frame.left + room || b.right > frame.right - room || b.top < frame.top + room || b.bottom > frame.bottom - room;
    if (far) {
      view.scrollBy({
        left: (b.left + b.right - frame.left - frame.right) / 2, top: (b.top + b.bottom - frame.top - frame.bottom) / 2,
        behavior: calm.matches ? 'auto' : 'smooth',
      });
    }
  }

  // ---- Details.
  let asked = ''; // whose details are open

  function link(id, text) {
    const a = element('a', text, { href: `#${id}`, dir: 'auto' });
    a.addEventListener('click', e => { e.preventDefault(); open(id); byId('panel-title').focus(); });
    return a;
  }

  const wayWords = { failure: 'on failure', jump: 'goes to', back: 'again' };

  function open(id) {
    const d = details.get(id);
    if (!d) return;
    asked = id;
    for (const box of boxes) box.classList.toggle('asked', stepOf(box) === id);
    byId('panel-where').textContent = [d.number ? `${d.number} · ${d.kind}` : d.kind, d.phase, d.lane].filter(Boolean).join(' · ');
    byId('panel-title').textContent = d.title;
    const body = byId('panel-body');
    body.replaceChildren();
    const short = (d.facts || []).filter(f => !f.class), long = (d.facts || []).filter(f => f.class);
    if (short.length > 0) {
      const list = element('dl');
      for (const f of short) list.append(element('dt', f.name), element('dd', f.texts.join(', '), { dir: 'auto' }));
      body.append(list);
    }
    const section = (name, kind, items) => {
      if (items.length === 0) return;
      const list = element('ul', undefined, { class: kind });
      for (const item of items) {
        const li = element('li');
        li.append(item);
        list.append(li);
      }
      body.append(element('h3', name), list);
    };
    for (const f of long) section(f.name, f.class, f.texts.map(t => element('span', t, { dir: 'auto' })));
    section('Links', 'links', (d.links || []).map(l => element('a', l.text || l.url, { href: l.url, target: '_blank', rel: 'noopener noreferrer', dir: 'auto' })));
    const way = (id, w) => {
      const item = document.createDocumentFragment();
      const told = [wayWords[w.kind], w.text].filter(Boolean).join(': ');
      if (told) item.append(element('small', told, { dir: 'auto' }));
      item.append(link(id, details.get(id)?.title || id));
      return item;
    };
    section('Next', 'next', (d.next || []).filter(w => details.has(w.to)).map(w => way(w.to, w)));
    const before = [];
    for (const o of details.values()) for (const w of o.next || []) if (w.to === id) before.push(way(o.id, w));
    section('Before', 'next', before);
    const shown = panel.hidden;
    panel.hidden = false;
    if (shown) panel.scrollTop = 0;
    const box = boxOf.get(id);
    if (box) reveal(box);
  }

  function close() {
    panel.hidden = true;
    for (const box of boxes) box.classList.remove('asked');
    const box = boxOf.get(asked);
    asked = '';
    box?.focus({ preventScroll: true });
  }

  byId('close').addEventListener('click', close);
  for (const box of boxes) {
    if (!details.has(stepOf(box))) continue;
    box.addEventListener('click', e => { if (!e.target.closest('a')) open(stepOf(box)); });
    box.addEventListener('keydown', e => {
      if (e.key !== 'Enter' && e.key !== ' ') return;
      e.preventDefault();
      open(stepOf(box));
      byId('panel-title').focus();
    });
    box.addEventListener('focus', () => reveal(box));
  }

  // ---- Search.
  const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const texts = new Map(order.filter(id => details.get(id).searched).map(id => {
    const d = details.get(id);
    return [id, fold([d.title, d.lane, d.phase, ...(d.facts || []).flatMap(f => [f.name, ...f.texts]), ...(d.links || []).map(l => l.text)].join('\n'))];
  }));
  let hits = [], at = -1;

  function search() {
    const words = fold(find.value).split(/\s+/).filter(Boolean);
    hits = words.length === 0 ? [] : [...texts.keys()].filter(id => words.every(w => texts.get(id).includes(w)));
    at = -1;
    for (const box of boxes) box.classList.toggle('found', hits.includes(stepOf(box)));
    step(1, false);
    byId('before').hidden = byId('after').hidden = hits.length < 2;
  }

  function step(by, opens) {
    if (hits.length > 0) at = (at + by + hits.length) % hits.length;
    for (const box of boxes) box.classList.toggle('current', stepOf(box) === hits[at]);
    byId('found').textContent = find.value.trim() === '' ? '' : hits.length === 0 ? 'no matches' : `${at + 1} of ${hits.length}`;
    if (hits.length === 0) return;
    if (opens && !panel.hidden) open(hits[at]);
    reveal(boxOf.get(hits[at]));
    if (opens) say(details.get(hits[at]).title);
  }

  find.addEventListener('input', search);
  find.addEventListener('keydown', e => {
    if (e.key === 'Enter') { e.preventDefault(); step(e.shiftKey ? -1 : 1, true); }
  });
  byId('after').addEventListener('click', () => step(1, true));
  byId('before').addEventListener('click', () => step(-1, true));

  // ---- Keys.
  function help(shown) {
    byId('help').hidden = !shown;
    byId('keys').setAttribute('aria-expanded', String(shown));
  }
  byId('keys').addEventListener('click', () => help(byId('help').hidden));

  // escape undoes one thing: whatever was opened last.
  function escape() {
    if (!byId('help').hidden) return help(false);
    if (document.activeElement === find) {
      find.value = '';
      search();
      return view.focus({ preventScroll: true });
    }
    if (!panel.hidden) return close();
    if (pinned) return pin(pinned);
    only('');
    find.value = '';
    search();
  }

  const moves = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
  addEventListener('keydown', e => {
    if (e.key === 'Escape') return escape();
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA)$/.test(e.target.tagName)) return;
    const act = {
      '/': () => { find.focus(); find.select(); }, '+': bigger, '=': bigger, '-': smaller, '−': smaller, 0: fit, '?': () => help(byId('help').hidden),
    }[e.key];
    if (act) {
      e.preventDefault();
      act();
    } else if (moves[e.key] && !panel.contains(e.target)) {
      e.preventDefault();
      const [left, top] = moves[e.key];
      view.scrollBy({ left, top, behavior: calm.matches ? 'auto' : 'smooth' });
    }
  });

  // A wide picture starts readable at its beginning, not whole and tiny.
  document.querySelector('.bar').hidden = false;
  svg.classList.add('ready');
  const whole = fitting(), across = (view.clientWidth - 26) / natural.w;
  zoom(whole > 0.8 ? Math.min(whole, 1) : Math.min(Math.max(across, 0.62), 1));
  view.scrollTo(0, 0);
})();
