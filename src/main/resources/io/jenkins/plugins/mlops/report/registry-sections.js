/* Sections of registerModel: scan, lineage, version. */
(function (mlops) {
  'use strict';

  const { h, svg, text, column } = mlops;
  const SEVERITIES = { critical: 'mlops-failed', error: 'mlops-failed', warning: 'mlops-warning', note: 'mlops-unknown' };
  const ORDER = Object.keys(SEVERITIES);

  const code = (content) => (content ? h('code', {}, content) : '');

  mlops.sections.scan = (data) => {
    const findings = mlops.list(data.findings).slice().sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
    const files = mlops.list(data.files);
    return [findings.length === 0
      ? (files.length === 0 ? null : mlops.note(text('scan.nothing', { files: text('files.count', { count: files.length }) })))
      : h('ul', { class: 'mlops-findings' }, findings.slice(0, 500).map((finding) => h('li', { class: SEVERITIES[finding.severity] || 'mlops-unknown' },
        h('span', { class: 'mlops-chip ' + (SEVERITIES[finding.severity] || 'mlops-unknown') }, finding.severity), ' ', h('strong', {}, finding.rule),
        h('p', {}, finding.message), h('p', { class: 'mlops-muted' }, code(finding.file), finding.place ? [' ', text('scan.at'), ' ', code(finding.place)] : null)))),
    files.length === 0 ? null : mlops.table(text('scan.files'), mlops.used([column.text(text('column.file'), 'path'), column.text(text('scan.format'), 'format'),
      column.bytes(text('column.size'), 'bytes'), column.verdict()], files), files)];
  };

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
    const place = h('div', { class: 'mlops-lineage' }, mlops.layout.levels(nodes, edges).map((level) => h('ol', {}, level.map((node) => {
      const box = h('li', { class: 'mlops-card' }, h('span', { class: 'mlops-muted' }, node.kind), h('strong', {}, mlops.link(node.url, node.name)),
        node.detail ? h('span', {}, node.detail) : null, mlops.verdict(node.verdict));
      boxes.set(node.id, box);
      return box;
    }))));
    place.append(arrows(place, boxes, edges));
    const name = (id) => (nodes.find((node) => node.id === id) || {}).name;
    const rows = edges.map((edge) => ({ from: name(edge.from), to: name(edge.to), label: edge.label }));
    return [h('div', { class: 'mlops-scroll', tabindex: '0', role: 'group', 'aria-label': text('lineage.title') }, place),
      mlops.details(text('lineage.table'), mlops.table(text('lineage.title'), mlops.used([column.text(text('column.from'), 'from'), column.text(text('lineage.how'), 'label'),
        column.text(text('column.to'), 'to')], rows), rows))];
  };

  /** A change against the champion, and whether it is for the better. */
  function change(row) {
    if (row.change === null) {
      return '';
    }
    const value = (row.change > 0 ? '+' : '') + mlops.format.number(row.change);
    return row.change === 0 || !row.better ? value : text((row.change > 0) === (row.better === 'higher') ? 'version.better' : 'version.worse', { change: value });
  }

  mlops.sections.version = (data) => {
    const signature = (title, given) => (mlops.list(given).length === 0 ? null : mlops.details(text('version.signature', { title, count: given.length }), mlops.table(title, mlops.used([
      column.text(text('column.name'), 'name'), { name: text('column.type'), value: (row) => row.type, show: (row) => code(row.type) },
      { name: text('version.shape'), value: (row) => (row.shape === undefined ? null : mlops.format.cell(row.shape)) }], given), given)));
    const files = mlops.list(data.files);
    const metrics = mlops.list(data.metrics).map((metric) => ({ ...metric,
      change: mlops.isNumber(metric.champion) && mlops.isNumber(metric.value) ? metric.value - metric.champion : null }));
    const events = mlops.list(data.events);
    return [h('p', { class: 'mlops-version' }, h('strong', {}, data.name), ' ', h('span', {}, text('version.number', { version: data.version })), ' ',
      mlops.list(data.aliases).map((alias) => h('span', { class: 'mlops-chip' }, alias))), mlops.facts(Object.entries(data.facts || {})),
    metrics.length === 0 ? null : mlops.table(text('metrics.title'), mlops.used([column.text(text('column.metric'), 'name'), column.number(text('version.this'), 'value'),
      column.number(text('column.champion'), 'champion'), { name: text('version.change'), number: true, value: (row) => row.change, show: change }], metrics), metrics),
    files.length === 0 ? null : mlops.table(text('files.title'), [column.text(text('column.file'), 'path'), column.bytes(text('column.size'), 'bytes'),
      { name: text('version.digest'), value: (file) => file.digest, show: (file) => code(file.digest) }], files),
    signature(text('version.inputs'), data.inputs), signature(text('version.outputs'), data.outputs),
    events.length === 0 ? null : mlops.table(text('version.events'), mlops.used([{ name: text('column.when'), value: (event) => event.when, show: (event) => mlops.format.time(event.when) },
      column.text(text('version.who'), 'who'), column.text(text('version.what'), 'what')], events), events)];
  };
})(window.mlopsReport = window.mlopsReport || {});
