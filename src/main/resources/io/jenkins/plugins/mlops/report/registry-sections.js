/* Sections of registerModel: scan, lineage, version. */
(function (mlops) {
  'use strict';

  const { h, svg, column } = mlops;
  const SEVERITIES = { critical: 'mlops-failed', error: 'mlops-failed', warning: 'mlops-warning', note: 'mlops-unknown' };
  const ORDER = Object.keys(SEVERITIES);

  const code = (text) => (text ? h('code', {}, text) : '');

  mlops.sections.scan = (data) => {
    const findings = mlops.list(data.findings).slice().sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
    const files = mlops.list(data.files);
    return [findings.length === 0
      ? (files.length === 0 ? null : mlops.note('Nothing unsafe was found in ' + mlops.format.plural(files.length, 'file') + '.'))
      : h('ul', { class: 'mlops-findings' }, findings.slice(0, 500).map((finding) => h('li', { class: SEVERITIES[finding.severity] || 'mlops-unknown' },
        h('span', { class: 'mlops-chip ' + (SEVERITIES[finding.severity] || 'mlops-unknown') }, finding.severity), ' ', h('strong', {}, finding.rule),
        h('p', {}, finding.message), h('p', { class: 'mlops-muted' }, code(finding.file), finding.place ? [' at ', code(finding.place)] : null)))),
    files.length === 0 ? null : mlops.table('Files looked at', mlops.used([column.text('File', 'path'), column.text('Format', 'format'),
      { name: 'Size', number: true, value: (file) => file.bytes, show: (file) => mlops.format.bytes(file.bytes) }, column.verdict()], files), files)];
  };

  /** Level of each node: one more than the highest level it is made from. Cycles, which should not be, end at the number of nodes. */
  function levels(nodes, edges) {
    const level = new Map(nodes.map((node) => [node.id, 0]));
    for (let round = 0; round < nodes.length; round++) {
      let changed = false;
      edges.forEach((edge) => {
        const wanted = Math.min(nodes.length, level.get(edge.from) + 1);
        if (level.get(edge.to) < wanted) {
          level.set(edge.to, wanted);
          changed = true;
        }
      });
      if (!changed) {
        break;
      }
    }
    // What is made from nothing else stands just before its first use, so that its arrow crosses nobody.
    nodes.filter((node) => !edges.some((edge) => edge.to === node.id)).forEach((node) => {
      const uses = edges.filter((edge) => edge.from === node.id).map((edge) => level.get(edge.to));
      if (uses.length > 0) {
        level.set(node.id, Math.max(0, Math.min(...uses) - 1));
      }
    });
    const used = [...new Set(level.values())].sort((a, b) => a - b);
    return used.map((at) => nodes.filter((node) => level.get(node.id) === at));
  }

  function arrows(place, boxes, edges) {
    const lines = svg('svg', { class: 'mlops-arrows', 'aria-hidden': 'true' });
    const draw = () => {
      const frame = place.getBoundingClientRect();
      if (frame.width === 0) {
        return;
      }
      lines.setAttribute('viewBox', '0 0 ' + place.scrollWidth + ' ' + place.scrollHeight);
      lines.setAttribute('width', place.scrollWidth);
      lines.setAttribute('height', place.scrollHeight);
      lines.replaceChildren(...edges.map((edge) => {
        const a = boxes.get(edge.from).getBoundingClientRect();
        const b = boxes.get(edge.to).getBoundingClientRect();
        const [x1, y1, x2, y2] = [a.right - frame.left + place.scrollLeft, a.top + a.height / 2 - frame.top, b.left - frame.left + place.scrollLeft - 5, b.top + b.height / 2 - frame.top];
        const bend = Math.max(16, (x2 - x1) / 2);
        // An arrow over more than one column dives below the boxes between.
        const far = x2 - x1 > b.width;
        const middle = far ? ' C' + (x1 + 40) + ' ' + (place.scrollHeight + 10) + ' ' + (x2 - 40) + ' ' + (place.scrollHeight + 10) + ' '
          : ' C' + (x1 + bend) + ' ' + y1 + ' ' + (x2 - bend) + ' ' + y2 + ' ';
        return svg('g', {}, svg('path', { d: 'M' + x1 + ' ' + y1 + middle + x2 + ' ' + y2 }),
          svg('path', { class: 'mlops-head', d: 'M' + (x2 + 5) + ' ' + y2 + ' l-8 -4 v8 z' }));
      }));
    };
    new ResizeObserver(draw).observe(place);
    return lines;
  }

  mlops.sections.lineage = (data) => {
    const nodes = mlops.list(data.nodes).slice(0, 200);
    const known = new Set(nodes.map((node) => node.id));
    const edges = mlops.list(data.edges).filter((edge) => known.has(edge.from) && known.has(edge.to) && edge.from !== edge.to);
    if (nodes.length === 0) {
      return null;
    }
    const boxes = new Map();
    const place = h('div', { class: 'mlops-lineage' }, levels(nodes, edges).map((column) => h('ol', {}, column.map((node) => {
      const box = h('li', { class: 'mlops-card' }, h('span', { class: 'mlops-muted' }, node.kind), h('strong', {}, mlops.link(node.url, node.name)),
        node.detail ? h('span', {}, node.detail) : null, mlops.verdict(node.verdict));
      boxes.set(node.id, box);
      return box;
    }))));
    place.append(arrows(place, boxes, edges));
    const name = (id) => (nodes.find((node) => node.id === id) || {}).name;
    const rows = edges.map((edge) => ({ from: name(edge.from), to: name(edge.to), label: edge.label }));
    return [h('div', { class: 'mlops-scroll', tabindex: '0', role: 'group', 'aria-label': 'Lineage' }, place),
      mlops.details('As a table', mlops.table('Lineage', mlops.used([column.text('From', 'from'), column.text('How', 'label'), column.text('To', 'to')], rows), rows))];
  };

  mlops.sections.version = (data) => {
    const signature = (title, given) => (mlops.list(given).length === 0 ? null : mlops.details(title + ' (' + given.length + ')', mlops.table(title, mlops.used([
      column.text('Name', 'name'), { name: 'Type', value: (row) => row.type, show: (row) => code(row.type) },
      { name: 'Shape', value: (row) => (row.shape === undefined ? null : mlops.format.cell(row.shape)) }], given), given)));
    const files = mlops.list(data.files);
    const metrics = mlops.list(data.metrics).map((metric) => ({ ...metric,
      change: mlops.isNumber(metric.champion) && mlops.isNumber(metric.value) ? metric.value - metric.champion : null }));
    const events = mlops.list(data.events);
    return [h('p', { class: 'mlops-version' }, h('strong', {}, data.name), ' ', h('span', {}, 'version ' + mlops.format.cell(data.version)), ' ',
      mlops.list(data.aliases).map((alias) => h('span', { class: 'mlops-chip' }, alias))), mlops.facts(Object.entries(data.facts || {})),
    metrics.length === 0 ? null : mlops.table('Metrics', mlops.used([column.text('Metric', 'name'), column.number('This version', 'value'), column.number('Champion', 'champion'),
      { name: 'Change', number: true, value: (row) => row.change, show: (row) => (row.change === null ? '' : (row.change > 0 ? '+' : '') + mlops.format.number(row.change)
        + (row.change === 0 || !row.better ? '' : (row.change > 0) === (row.better === 'higher') ? ' better' : ' worse')) }], metrics), metrics),
    files.length === 0 ? null : mlops.table('Files', [column.text('File', 'path'), { name: 'Size', number: true, value: (file) => file.bytes, show: (file) => mlops.format.bytes(file.bytes) },
      { name: 'Digest', value: (file) => file.digest, show: (file) => code(file.digest) }], files),
    signature('Inputs', data.inputs), signature('Outputs', data.outputs),
    events.length === 0 ? null : mlops.table('Events', mlops.used([{ name: 'When', value: (event) => event.when, show: (event) => mlops.format.time(event.when) },
      column.text('Who', 'who'), column.text('What', 'what')], events), events)];
  };
})(window.mlopsReport = window.mlopsReport || {});
