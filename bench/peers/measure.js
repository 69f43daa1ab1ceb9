// Runs in a page with one inline picture of any of the tools, and measures all
// of them in the same way. Only the markup of boxes, arrows and lanes differs;
// PlantUML's pictures have none, so only their size is known. All lengths are
// CSS pixels.
globalThis.measurePeer = tool => {
  const svg = document.querySelector('svg');
  if (!svg) return null;

  const box = element => {
    const r = element.getBoundingClientRect();
    return { left: r.left + scrollX, top: r.top + scrollY, right: r.right + scrollX, bottom: r.bottom + scrollY, width: r.width, height: r.height };
  };
  const canvas = box(svg);
  const figures = { width: Math.round(canvas.width), height: Math.round(canvas.height), area: canvas.width * canvas.height };
  const read = readers()[tool];
  if (!read) return figures;
  const { nodes, flows, labels } = read();

  // --- the ways of reading -------------------------------------------------

  function readers() {
    const all = selector => [...svg.querySelectorAll(selector)];
    const decode = element => {
      try {
        return new TextDecoder().decode(Uint8Array.from(atob(element.getAttribute('class').split(' ')[0]), c => c.charCodeAt(0)));
      } catch {
        return '';
      }
    };
    return {
      journey: () => ({
        nodes: all('[data-step]').map(e => ({ id: e.dataset.step, box: box(e.querySelector('.shape') ?? e) })),
        flows: all('.flow[data-from][data-to]').map(e => flow(e.dataset.from, e.dataset.to, e.querySelector('path.line'), e)),
        labels: all('.flow-label').map(e => ({ box: box(e), element: e })),
      }),
      mermaid: () => ({
        nodes: all('g.node').map(e => ({
          id: /-([A-Za-z0-9]+)-\d+$/.exec(e.id)?.[1] ?? e.id,
          box: box(e.querySelector('rect, polygon, path, circle') ?? e),
        })),
        flows: all('path.flowchart-link').map(e => {
          const [, from, to] = /L_([A-Za-z0-9]+)_([A-Za-z0-9]+)_\d+/.exec(e.id) ?? [];
          return flow(from, to, e, null);
        }),
        labels: all('g.edgeLabel').filter(e => e.textContent.trim()).map(e => ({ box: box(e), element: e })),
      }),
      d2: () => {
        // Ids are in the classes, in base64: p1.n2, and (p1.n1 -> p2.n2)[0].
        const groups = all('g').filter(e => e.querySelector(':scope > .shape') || e.querySelector(':scope > path.connection'));
        const lines = groups.filter(e => e.querySelector(':scope > path.connection'));
        return {
          nodes: groups.filter(e => /(^|\.)n\d+$/.test(decode(e))).map(e => ({ id: /n\d+$/.exec(decode(e))[0], box: box(e.querySelector('.shape')) })),
          flows: lines.map(e => {
            const ids = decode(e).match(/\bn\d+\b/g) ?? [];
            return flow(ids[0], ids[1], e.querySelector('path.connection'), e);
          }),
          labels: lines.flatMap(e => [...e.querySelectorAll('text')]).map(e => ({ box: box(e), element: e })),
        };
      },
      dot: () => ({
        nodes: all('g.node').map(e => ({ id: e.querySelector('title').textContent, box: box(e.querySelector('path, polygon, ellipse')) })),
        flows: all('g.edge').map(e => {
          const [from, to] = e.querySelector('title').textContent.split('->');
          return flow(from, to, e.querySelector('path'), e);
        }),
        labels: all('g.edge text').map(e => ({ box: box(e), element: e })),
      }),
    };
  }

  function flow(from, to, path, element) {
    return { from, to, element, points: trace(path) };
  }

  // trace returns a point every other pixel of a path. The browser's own
  // getPointAtLength takes minutes for the curves of a large picture.
  function trace(path) {
    const m = path?.getScreenCTM();
    if (!m) return [];
    const points = [];
    for (const [x, y] of flatten(path.getAttribute('d') ?? '')) {
      const to = [x * m.a + y * m.c + m.e + scrollX, x * m.b + y * m.d + m.f + scrollY];
      const from = points.at(-1);
      const steps = from ? Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 2) : 1;
      for (let i = 1; i < steps; i++) points.push([0, 1].map(k => from[k] + (to[k] - from[k]) * i / steps));
      points.push(to);
    }
    return points;
  }

  // flatten returns the points of a path, with its curves in pieces. Arcs are
  // small in these tools' pictures, so each counts as a line.
  function flatten(d) {
    const points = [];
    const tokens = d.match(/[a-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? [];
    const takes = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };
    let at = [0, 0], begin = at, control = at, command = '';
    for (let i = 0; i < tokens.length;) {
      if (/[a-z]/i.test(tokens[i])) command = tokens[i++];
      const kind = command.toLowerCase(), relative = command === kind;
      if (kind === 'z') { points.push(begin); at = begin; continue; }
      const n = tokens.slice(i, i + takes[kind]).map(Number);
      i += takes[kind];
      const pair = k => [n[k] + (relative ? at[0] : 0), n[k + 1] + (relative ? at[1] : 0)];
      const mirror = [2 * at[0] - control[0], 2 * at[1] - control[1]];
      let to, curve = null;
      switch (kind) {
        case 'h': to = [n[0] + (relative ? at[0] : 0), at[1]]; break;
        case 'v': to = [at[0], n[0] + (relative ? at[1] : 0)]; break;
        case 'c': curve = [pair(0), pair(2)]; to = pair(4); break;
        case 's': curve = [mirror, pair(0)]; to = pair(2); break;
        case 'q': curve = [pair(0)]; to = pair(2); break;
        case 't': curve = [mirror]; to = pair(0); break;
        case 'a': to = pair(5); break;
        default: to = pair(0);
      }
      if (curve) {
        const hull = [at, ...curve, to];
        const pieces = Math.max(4, Math.min(64, Math.ceil(Math.hypot(to[0] - at[0], to[1] - at[1]) / 6)));
        for (let k = 1; k < pieces; k++) points.push(onCurve(hull, k / pieces));
      }
      points.push(to);
      control = curve ? curve.at(-1) : to;
      at = to;
      if (kind === 'm') { begin = to; command = relative ? 'l' : 'L'; }
    }
    return points;
  }

  function onCurve(hull, t) {
    while (hull.length > 1) hull = hull.slice(1).map((p, i) => [hull[i][0] + (p[0] - hull[i][0]) * t, hull[i][1] + (p[1] - hull[i][1]) * t]);
    return hull[0];
  }

  // corners drops the points on a straight run.
  function corners(points) {
    const kept = [];
    for (const p of points) {
      while (kept.length > 1) {
        const [a, b] = kept.slice(-2);
        const off = Math.abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
        if (off / (Math.hypot(p[0] - a[0], p[1] - a[1]) || 1) >= 0.35) break;
        kept.pop();
      }
      kept.push(p);
    }
    return kept;
  }

  function bounds(points) {
    const b = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const [x, y] of points) {
      b.left = Math.min(b.left, x);
      b.right = Math.max(b.right, x);
      b.top = Math.min(b.top, y);
      b.bottom = Math.max(b.bottom, y);
    }
    return b;
  }

  const meet = (a, b, slack) => a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
  const enters = (points, b, margin) => points.some(([x, y]) => x > b.left + margin && x < b.right - margin && y > b.top + margin && y < b.bottom - margin);

  // --- bends: changes of direction, a rounded corner once ------------------

  let bends = 0, messageBends = 0, length = 0;
  for (const f of flows) {
    f.corners = corners(f.points);
    f.box = bounds(f.points);
    f.segments = f.corners.slice(1).map((p, i) => [f.corners[i], p]);
    let last = null;
    for (const [a, b] of f.segments) {
      const run = Math.hypot(b[0] - a[0], b[1] - a[1]);
      length += run;
      if (run <= 6) continue;
      const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
      if (last !== null) {
        const turn = Math.abs(angle - last);
        if (Math.min(turn, 2 * Math.PI - turn) > 0.5) {
          bends++;
          if (f.element?.matches('.message')) messageBends++;
        }
      }
      last = angle;
    }
  }

  // --- crossings, and lines on top of one another --------------------------

  const crossings = [];
  let shared = 0;
  const side = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const crosses = ([p, q], [r, s]) => side(r, s, p) * side(r, s, q) < 0 && side(p, q, r) * side(p, q, s) < 0;
  const apart = ([p, q], [r, s], k) => Math.max(p[k], q[k]) < Math.min(r[k], s[k]) - 2 || Math.max(r[k], s[k]) < Math.min(p[k], q[k]) - 2;
  flows.forEach((f, i) => {
    for (const g of flows.slice(i + 1)) {
      if (!meet(f.box, g.box, -2)) continue;
      const kin = f.from === g.from || f.to === g.to; // a fan may share a trunk
      let onTop = 0;
      for (const a of f.segments) {
        for (const b of g.segments) {
          if (apart(a, b, 0) || apart(a, b, 1)) continue;
          if (crosses(a, b)) crossings.push([f, g]);
          else if (!kin) onTop += overlap(a, b);
        }
      }
      if (onTop > 4) shared++;
    }
  });

  // overlap returns how far two lines run along the same pixels, if both are
  // vertical or both are horizontal.
  function overlap([p, q], [r, s]) {
    for (const k of [0, 1]) {
      const level = Math.abs(p[1 - k] - q[1 - k]) < 1 && Math.abs(r[1 - k] - s[1 - k]) < 1;
      if (level && Math.abs(p[1 - k] - r[1 - k]) <= 2) {
        return Math.max(0, Math.min(Math.max(p[k], q[k]), Math.max(r[k], s[k])) - Math.max(Math.min(p[k], q[k]), Math.min(r[k], s[k])));
      }
    }
    return 0;
  }

  // --- faults --------------------------------------------------------------

  const faults = { overlaps: 0, through: 0, labels: 0, shared };
  nodes.forEach((a, i) => {
    for (const b of nodes.slice(i + 1)) if (meet(a.box, b.box, 1)) faults.overlaps++;
  });
  for (const f of flows) {
    for (const n of nodes) if (n.id !== f.from && n.id !== f.to && meet(f.box, n.box, 0) && enters(f.points, n.box, 3)) faults.through++;
  }
  labels.forEach((a, i) => {
    for (const n of nodes) if (meet(a.box, n.box, 2)) faults.labels++;
    for (const b of labels.slice(i + 1)) if (meet(a.box, b.box, 1)) faults.labels++;
  });

  // Only journey draws messages to a lane that does not act next; the other
  // notations put them into words.
  const message = f => f.element?.matches('.message') ?? false;
  return {
    ...figures, nodes: nodes.length, flows: flows.length, bends,
    crossings: crossings.length,
    ofSequence: crossings.filter(([f, g]) => !message(f) && !message(g)).length,
    pairs: crossings.map(pair => pair.map(f => `${f.from}→${f.to}`).join(' × ')),
    bendsOfSequence: bends - messageBends, length: Math.round(length),
    faults: faults.overlaps + faults.through + faults.labels + faults.shared, kinds: faults,
  };
};
