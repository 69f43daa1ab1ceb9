// Runs in a page with one inline picture. It relies only on the classes and data
// attributes that docs/architecture.md lists, not on how a picture is made. All
// lengths are CSS pixels.
globalThis.measurePicture = source => {
  const faults = [];
  const fault = (kind, detail) => faults.push({ class: kind, detail });
  const svg = document.querySelector('svg');
  if (new DOMParser().parseFromString(source, 'image/svg+xml').querySelector('parsererror')) fault('xml', 'not well-formed');
  if (!svg) return { figures: {}, faults: [...faults, { class: 'xml', detail: 'no <svg>' }] };

  // --- what there is -------------------------------------------------------

  const box = element => {
    const r = element.getBoundingClientRect();
    return { left: r.left + scrollX, top: r.top + scrollY, right: r.right + scrollX, bottom: r.bottom + scrollY, width: r.width, height: r.height };
  };
  const words = element => element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
  const canvas = box(svg);
  const lanes = [...svg.querySelectorAll('.lane[data-lane]')].map(e => ({ id: e.dataset.lane, box: box(e.querySelector('.band') ?? e) }));
  const nodes = [...svg.querySelectorAll('[data-step]')].map(e => ({ id: e.dataset.step, lane: e.dataset.lane, element: e, box: box(e.querySelector('.shape') ?? e) }));
  const flows = [...svg.querySelectorAll('.flow[data-from][data-to]')].map(e => ({
    from: e.dataset.from, to: e.dataset.to, element: e, points: trace(e.querySelector('path.line')),
  }));
  for (const f of flows) {
    f.around = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const [x, y] of f.points) {
      f.around.left = Math.min(f.around.left, x - 1);
      f.around.top = Math.min(f.around.top, y - 1);
      f.around.right = Math.max(f.around.right, x + 1);
      f.around.bottom = Math.max(f.around.bottom, y + 1);
    }
  }
  const labels = [...svg.querySelectorAll('.flow-label')].map(e => ({ element: e, box: box(e), text: words(e) }));
  const texts = [...svg.querySelectorAll('text')].filter(e => words(e) && visible(e)).map(e => ({ element: e, box: box(e), text: words(e) })).filter(t => t.box.width > 0);
  const nodeById = new Map(nodes.map(n => [n.id, n]));
  const laneById = new Map(lanes.map(l => [l.id, l]));

  function visible(e) {
    const style = getComputedStyle(e);
    return style.visibility !== 'hidden' && style.display !== 'none' && opacity(e) > 0.05;
  }

  function opacity(e) {
    let product = 1;
    for (; e instanceof SVGElement; e = e.parentNode) product *= parseFloat(getComputedStyle(e).opacity);
    return product;
  }

  // trace samples a path every other pixel.
  function trace(path) {
    const length = path?.getTotalLength() ?? 0;
    const m = path?.getScreenCTM();
    if (!m || length === 0) return [];
    const step = Math.max(2, length / 5000);
    const points = [];
    for (let at = 0; ; at = Math.min(at + step, length)) {
      const p = path.getPointAtLength(at);
      points.push([p.x * m.a + p.y * m.c + m.e + scrollX, p.x * m.b + p.y * m.d + m.f + scrollY]);
      if (at === length) return points;
    }
  }

  const meet = (a, b, slack) => a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
  const within = (a, b, slack) => a.left >= b.left - slack && a.right <= b.right + slack && a.top >= b.top - slack && a.bottom <= b.bottom + slack;
  const inside = ([x, y], b, margin) => x > b.left + margin && x < b.right - margin && y > b.top + margin && y < b.bottom - margin;
  const entersLine = (flow, b, x, y) => meet(flow.around, b, 0) &&
    flow.points.some(p => p[0] > b.left + x && p[0] < b.right - x && p[1] > b.top + y && p[1] < b.bottom - y);
  const pairs = function* (list) {
    for (let i = 0; i < list.length; i++) for (let j = i + 1; j < list.length; j++) yield [list[i], list[j]];
  };

  // --- boxes ---------------------------------------------------------------

  if (nodes.length === 0) fault('empty', 'no steps');
  if (nodeById.size !== nodes.length) fault('ids', 'two boxes have one id');
  for (const [a, b] of pairs(nodes)) if (meet(a.box, b.box, 1)) fault('overlap', `${a.id} and ${b.id}`);
  for (const [a, b] of pairs(lanes)) {
    if (a.id !== b.id && meet(a.box, b.box, 1)) fault('overlap', `lanes ${a.id} and ${b.id}`);
  }
  for (const n of nodes) {
    if (!n.lane) continue;
    // A folded picture repeats its lanes in each band.
    const bands = lanes.filter(l => l.id === n.lane);
    if (!laneById.has(n.lane)) fault('outside-lane', `${n.id} names lane ${n.lane}, which is not there`);
    else if (!bands.some(l => within(n.box, l.box, 1))) fault('outside-lane', n.id);
  }

  // --- texts ---------------------------------------------------------------

  for (const n of nodes) {
    for (const e of n.element.querySelectorAll('text')) {
      const b = box(e);
      if (b.width === 0 || e.closest('.badge, .mark, .outside')) continue;
      if (b.left < n.box.left - 1.5 || b.right > n.box.right + 1.5 || b.top < n.box.top - 3 || b.bottom > n.box.bottom + 3) fault('text-overflow', `"${words(e)}" of ${n.id}`);
    }
  }
  for (const t of texts) if (!within(t.box, canvas, 1)) fault('off-canvas', `"${t.text}"`);
  for (const e of svg.querySelectorAll('.shape, .band, path.line')) if (!within(box(e), canvas, 2)) fault('off-canvas', e.getAttribute('class'));
  for (const [a, b] of pairs(texts)) {
    const lines = a.element.parentNode === b.element.parentNode && a.element.matches('.label') && b.element.matches('.label');
    if (!lines && meet(a.box, b.box, 2)) fault('text-hits', `"${a.text}" on "${b.text}"`);
  }

  // --- flows ---------------------------------------------------------------

  const reach = 14; // how far an end may stop short of its box, for the arrow head
  for (const f of flows) {
    const name = `${f.from} → ${f.to}`;
    const from = nodeById.get(f.from), to = nodeById.get(f.to);
    if (f.points.length === 0) { fault('loose-ends', `${name} has no line`); continue; }
    if (!from || !inside(f.points[0], from.box, -reach)) fault('loose-ends', `${name} does not start at its box`);
    if (!to || !inside(f.points.at(-1), to.box, -reach)) fault('loose-ends', `${name} does not reach its box`);
    for (const n of nodes) {
      if (n !== from && n !== to && entersLine(f, n.box, 3, 3)) fault('through-node', `${name} through ${n.id}`);
    }
    // Through its own box: not only out of it, but right across.
    for (const own of [from, to]) {
      if (own && f.points.filter(p => inside(p, own.box, 6)).length > 12 && from !== to) fault('through-node', `${name} through its own ${own.id}`);
    }
    for (const t of texts) {
      if (t.element.closest('[data-step], .flow-label') || f.element.contains(t.element)) continue;
      if (entersLine(f, t.box, 1, 3)) fault('text-hits', `${name} under "${t.text}"`);
    }
    for (const l of labels) {
      if (!f.element.contains(l.element) && entersLine(f, l.box, 2, 2)) fault('label-hits', `${name} under "${l.text}"`);
    }
  }
  // Overlapping lines, in pixels. Flows of one kind may share a trunk out of one
  // box or into one. A crossing is too short to count.
  const cells = new Map();
  flows.forEach((f, i) => {
    for (const cell of new Set(f.points.map(([x, y]) => `${Math.round(x / 3)},${Math.round(y / 3)}`))) {
      if (!cells.has(cell)) cells.set(cell, []);
      cells.get(cell).push(i);
    }
  });
  const together = new Map();
  for (const users of cells.values()) {
    for (const [i, j] of pairs(users)) together.set(`${i},${j}`, (together.get(`${i},${j}`) ?? 0) + 1);
  }
  for (const [key, count] of together) {
    const [a, b] = key.split(',').map(i => flows[i]);
    const kin = (a.from === b.from || a.to === b.to) && a.element.getAttribute('class') === b.element.getAttribute('class');
    if (count > 5 && !kin) fault('shared', `${a.from} → ${a.to} on ${b.from} → ${b.to}, for ${3 * count} px`);
  }

  for (const l of labels) for (const n of nodes) if (meet(l.box, n.box, 2)) fault('label-hits', `"${l.text}" on ${n.id}`);
  for (const [a, b] of pairs(labels)) if (meet(a.box, b.box, 1)) fault('label-hits', `"${a.text}" on "${b.text}"`);

  // --- colours (WCAG 2) ----------------------------------------------------

  const parse = color => {
    const m = /rgba?\(([\d.]+), ?([\d.]+), ?([\d.]+)(?:, ?([\d.]+))?\)/.exec(color ?? '');
    return m && { rgb: [+m[1], +m[2], +m[3]], alpha: m[4] === undefined ? 1 : +m[4] };
  };
  const over = (top, alpha, below) => below.map((v, i) => top[i] * alpha + v * (1 - alpha));
  const luminance = rgb => {
    const [r, g, b] = rgb.map(v => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const painted = [...svg.querySelectorAll('rect, path, polygon, circle, ellipse')].filter(e => !e.closest('marker, defs, clipPath') && visible(e)).map(e => {
    const style = getComputedStyle(e);
    const fill = parse(style.fill);
    return fill && { element: e, box: box(e), rgb: fill.rgb, alpha: fill.alpha * parseFloat(style.fillOpacity) * opacity(e) };
  }).filter(p => p && p.alpha > 0);
  const covers = (shape, x, y) => {
    if (x < shape.box.left || x > shape.box.right || y < shape.box.top || y > shape.box.bottom) return false;
    const at = new DOMPoint(x - scrollX, y - scrollY).matrixTransform(shape.element.getScreenCTM().inverse());
    return shape.element.isPointInFill(at);
  };
  const page = parse(getComputedStyle(document.body).backgroundColor).rgb;
  let least = Infinity, smallest = Infinity;
  for (const t of texts) {
    const style = getComputedStyle(t.element);
    const fill = parse(style.fill);
    smallest = Math.min(smallest, parseFloat(style.fontSize) * svg.getScreenCTM().a);
    if (!fill) continue;
    const y = (t.box.top + t.box.bottom) / 2;
    const behind = painted.filter(p => meet(p.box, t.box, -1) && p.element.compareDocumentPosition(t.element) & Node.DOCUMENT_POSITION_FOLLOWING);
    let worst = Infinity;
    for (const x of [t.box.left + 1, (t.box.left + t.box.right) / 2, t.box.right - 1]) {
      let ground = page;
      for (const p of behind) if (covers(p, x, y)) ground = over(p.rgb, p.alpha, ground);
      const ink = over(fill.rgb, fill.alpha * parseFloat(style.fillOpacity) * opacity(t.element), ground);
      const [a, b] = [luminance(ink), luminance(ground)];
      worst = Math.min(worst, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
    }
    if (worst < 4.5) fault('contrast', `${worst.toFixed(2)} for "${t.text}"`);
    least = Math.min(least, worst);
  }

  // --- what must not be in a picture ---------------------------------------

  for (const e of svg.querySelectorAll('script, foreignObject, image, iframe, animate, set')) fault('forbidden', `<${e.nodeName}>`);
  for (const e of [svg, ...svg.querySelectorAll('*')]) {
    for (const a of e.attributes) if (/^on/i.test(a.name)) fault('forbidden', a.name);
  }
  for (const e of svg.querySelectorAll('a')) {
    const href = e.getAttribute('href') ?? e.getAttribute('xlink:href') ?? '';
    if (/^[a-z][a-z0-9+.-]*:/i.test(href) && !/^(https?|mailto):/i.test(href)) fault('forbidden', `link to ${href}`);
  }

  return {
    figures: {
      steps: nodes.length, flows: flows.length, lanes: laneById.size,
      size: `${Math.round(canvas.width)}×${Math.round(canvas.height)}`,
      contrast: Number.isFinite(least) ? Math.round(least * 100) / 100 : 'none',
      font: Number.isFinite(smallest) ? Math.round(smallest * 10) / 10 : 'none',
    },
    faults,
  };
};
