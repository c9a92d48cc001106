/* The table of columns of all steps that read tables, and the sections of validateData: profile, diversity. */
(function (mlops) {
  'use strict';

  const { h, text, column } = mlops;
  const CARDS = 60;

  const flag = (name, key) => ({ name, value: (row) => (row[key] === true ? text('value.yes') : row[key] === false ? text('value.no') : row[key]) });

  /** How many different values there are; an estimate says so. */
  const distinct = (entry) => (!mlops.isNumber(entry.distinct) ? null : entry.approximate ? text('value.about', { value: entry.distinct }) : mlops.format.number(entry.distinct));

  mlops.sections.schema = (data) => {
    const rows = mlops.list(data.columns);
    return rows.length === 0 ? null : mlops.table(text('column.columns'), mlops.used([column.text(text('column.column'), 'name'),
      { name: text('column.type'), value: (row) => row.type, show: (row) => h('code', {}, row.type) },
      column.text(text('column.kind'), 'kind'), column.text(text('schema.kindBy'), 'kindBy'), column.text(text('schema.referenceKind'), 'referenceKind'),
      column.number(text('column.missing'), 'missing'), column.number(text('schema.referenceMissing'), 'referenceMissing'),
      { name: text('schema.different'), number: true, value: (row) => row.distinct, show: distinct },
      { name: text('column.expected'), value: (row) => row.expected, show: (row) => (row.expected ? h('code', {}, row.expected) : '') },
      flag(text('schema.nullable'), 'nullable'), column.text(text('schema.role'), 'role'), flag(text('schema.sensitive'), 'sensitive'),
      { name: text('schema.problem'), value: (row) => row.problem, show: (row) => (row.problem ? [mlops.h('span', { class: 'mlops-mark mlops-failed', 'aria-hidden': 'true' }, '!'), ' ', row.problem] : '') },
      column.text(text('schema.description'), 'description')], rows), rows);
  };

  function picture(entry) {
    if (entry.sensitive && !entry.histogram && !entry.top) {
      return h('p', { class: 'mlops-muted' }, text('profile.hidden'));
    }
    const histogram = entry.histogram;
    if (histogram && mlops.list(histogram.counts).length > 0) {
      const edges = mlops.list(histogram.edges);
      return [mlops.spark(histogram.counts, text('profile.histogram', { column: entry.name })), h('div', { class: 'mlops-ends' },
        h('span', {}, mlops.format.cell(edges[0])), h('span', {}, mlops.format.cell(edges[edges.length - 1])))];
    }
    const top = mlops.list(entry.top).slice(0, 5);
    const total = top.reduce((sum, one) => sum + one.count, 0) + (entry.other || 0);
    return top.length === 0 ? null : h('ul', { class: 'mlops-top' }, top.map((one) => h('li', {},
      h('span', { class: 'mlops-value', title: mlops.format.cell(one.value) }, one.value === '' ? text('value.empty') : mlops.format.cell(one.value)),
      mlops.bar(one.count / (total || 1)), h('span', { class: 'mlops-number' }, mlops.format.percent(one.count / (total || 1))))));
  }

  function card(entry, rows) {
    const missing = mlops.isNumber(entry.missing) && rows > 0 ? entry.missing / rows : null;
    const quantiles = Object.entries(entry.quantiles || {}).map(([p, value]) => [text('format.percent', { percent: Number(p) * 100 }), value]);
    return h('li', { class: 'mlops-card' },
      h('h3', {}, h('span', { class: 'mlops-value', title: entry.name }, entry.name), ' ', h('code', { class: 'mlops-muted' }, entry.type),
        entry.sensitive ? h('span', { class: 'mlops-chip' }, text('profile.sensitive')) : null),
      picture(entry),
      h('p', { class: 'mlops-missing' }, mlops.bar(missing, missing > 0 ? 'mlops-bar-missing' : ''), ' ',
        missing === null ? '' : text(missing === 0 ? 'profile.noneMissing' : 'profile.missing', { share: mlops.format.percent(missing) })),
      mlops.facts([[text('column.distinct'), distinct(entry)], [text('column.least'), entry.min], [text('column.mean'), entry.mean],
        [text('column.greatest'), entry.max], [text('column.sd'), entry.sd]]),
      quantiles.length === 0 ? null : mlops.details(text('profile.quantiles'), mlops.facts(quantiles)));
  }

  mlops.sections.profile = (data) => {
    const columns = mlops.list(data.columns);
    if (columns.length === 0) {
      return null;
    }
    const grid = h('ul', { class: 'mlops-cards' });
    const status = h('p', { class: 'mlops-muted', role: 'status', 'aria-live': 'polite' });
    const draw = (searched) => {
      const found = columns.filter((entry) => String(entry.name).toLowerCase().includes(searched));
      grid.replaceChildren(...found.slice(0, CARDS).map((entry) => card(entry, data.rows)));
      status.textContent = found.length > CARDS ? text('profile.first', { first: CARDS, count: found.length })
        : text('profile.shown', { columns: text('columns.count', { count: found.length }), rows: text('rows.count', { count: data.rows }) });
    };
    const search = h('input', { type: 'search', class: 'mlops-select', on: { input: () => draw(search.value.trim().toLowerCase()) } });
    draw('');
    const number = (name, key) => ({ name, number: mlops.isNumber((columns.find((entry) => entry[key] !== undefined) || {})[key]), value: (row) => row[key] });
    return [columns.length > 6 ? h('div', { class: 'mlops-toolbar' }, h('label', { class: 'mlops-field' }, h('span', {}, text('search')), search)) : null, status, grid,
      mlops.details(text('table.numbers'), mlops.table(text('profile.title'), mlops.used([column.text(text('column.column'), 'name'), column.text(text('column.type'), 'type'),
        column.number(text('column.missing'), 'missing'), column.number(text('column.distinct'), 'distinct'), number(text('column.least'), 'min'), number(text('column.mean'), 'mean'),
        number(text('column.greatest'), 'max'), number(text('column.sd'), 'sd')], columns), columns))];
  };

  mlops.sections.diversity = (data) => mlops.list(data.slices).map((slice) => {
    const groups = mlops.list(slice.groups);
    const total = groups.reduce((sum, group) => sum + group.rows, 0) || 1;
    const rows = groups.map((group) => ({ ...group, share: mlops.isNumber(group.share) ? group.share : group.rows / total,
      verdict: mlops.isNumber(slice.minimum) ? (group.rows < slice.minimum ? 'FAILED' : 'PASSED') : null }));
    const most = Math.max(...rows.map((row) => row.share), 0) || 1;
    const hill = slice.hill || {};
    return [h('h3', {}, slice.name), mlops.facts([[text('diversity.groups'), rows.length], [text('diversity.hill1'), hill['1']], [text('diversity.hill2'), hill['2']],
      [text('diversity.minimum'), slice.minimum]]),
    mlops.table(text('diversity.rowsBy', { slice: slice.name }), mlops.used([column.text(text('column.group'), 'group'), column.number(text('column.rows'), 'rows'),
      { name: text('column.share'), value: (row) => row.share, show: (row) => h('span', { class: 'mlops-share' },
        mlops.bar(row.share / most, row.verdict === 'FAILED' ? 'mlops-bar-failed' : ''), ' ', mlops.format.percent(row.share)) },
      column.verdict(text('diversity.enough'))], rows), rows)];
  });
})(window.mlopsReport = window.mlopsReport || {});
