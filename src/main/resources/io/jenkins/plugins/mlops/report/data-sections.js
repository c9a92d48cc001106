/* The table of columns of all steps that read tables, and the sections of validateData: profile, diversity. */
(function (mlops) {
  'use strict';

  const { h, column } = mlops;

  const flag = (name, key) => ({ name, value: (row) => (row[key] === true ? 'yes' : row[key] === false ? 'no' : row[key]) });

  mlops.sections.schema = (data) => {
    const rows = mlops.list(data.columns);
    return rows.length === 0 ? null : mlops.table('Columns', mlops.used([column.text('Column', 'name'),
      { name: 'Type', value: (row) => row.type, show: (row) => h('code', {}, row.type) },
      column.text('Kind', 'kind'), column.text('Decided by', 'kindBy'), column.text('Kind in the baseline', 'referenceKind'),
      column.number('Missing', 'missing'), column.number('Missing in the baseline', 'referenceMissing'),
      { name: 'Different', number: true, value: (row) => row.distinct, show: (row) => (mlops.isNumber(row.distinct) ? (row.approximate ? 'about ' : '') + mlops.format.number(row.distinct) : '') },
      { name: 'Expected', value: (row) => row.expected, show: (row) => (row.expected ? h('code', {}, row.expected) : '') },
      flag('Nullable', 'nullable'), column.text('Role', 'role'), flag('Sensitive', 'sensitive'),
      { name: 'Problem', value: (row) => row.problem, show: (row) => (row.problem ? [mlops.h('span', { class: 'mlops-mark mlops-failed', 'aria-hidden': 'true' }, '!'), ' ', row.problem] : '') },
      column.text('Description', 'description')], rows), rows);
  };

  function picture(entry) {
    if (entry.sensitive && !entry.histogram && !entry.top) {
      return h('p', { class: 'mlops-muted' }, 'Sensitive: values are not shown.');
    }
    const histogram = entry.histogram;
    if (histogram && mlops.list(histogram.counts).length > 0) {
      const edges = mlops.list(histogram.edges);
      return [mlops.spark(histogram.counts, 'Histogram of ' + entry.name), h('div', { class: 'mlops-ends' },
        h('span', {}, mlops.format.cell(edges[0])), h('span', {}, mlops.format.cell(edges[edges.length - 1])))];
    }
    const top = mlops.list(entry.top).slice(0, 5);
    const total = top.reduce((sum, one) => sum + one.count, 0) + (entry.other || 0);
    return top.length === 0 ? null : h('ul', { class: 'mlops-top' }, top.map((one) => h('li', {},
      h('span', { class: 'mlops-value', title: mlops.format.cell(one.value) }, one.value === '' ? '(empty)' : mlops.format.cell(one.value)),
      mlops.bar(one.count / (total || 1)), h('span', { class: 'mlops-number' }, mlops.format.percent(one.count / (total || 1))))));
  }

  function card(entry, rows) {
    const missing = mlops.isNumber(entry.missing) && rows > 0 ? entry.missing / rows : null;
    const quantiles = Object.entries(entry.quantiles || {}).map(([p, value]) => [Number(p) * 100 + ' %', value]);
    return h('li', { class: 'mlops-card' },
      h('h3', {}, h('span', { class: 'mlops-value', title: entry.name }, entry.name), ' ', h('code', { class: 'mlops-muted' }, entry.type),
        entry.sensitive ? h('span', { class: 'mlops-chip' }, 'sensitive') : null),
      picture(entry),
      h('p', { class: 'mlops-missing' }, mlops.bar(missing, missing > 0 ? 'mlops-bar-missing' : ''), ' ',
        missing === null ? '' : missing === 0 ? 'none missing' : mlops.format.percent(missing) + ' missing'),
      mlops.facts([['Distinct', mlops.isNumber(entry.distinct) ? (entry.approximate ? 'about ' : '') + mlops.format.number(entry.distinct) : null],
        ['Least', entry.min], ['Mean', entry.mean], ['Greatest', entry.max], ['SD', entry.sd]]),
      quantiles.length === 0 ? null : mlops.details('Quantiles', mlops.facts(quantiles)));
  }

  mlops.sections.profile = (data) => {
    const columns = mlops.list(data.columns);
    if (columns.length === 0) {
      return null;
    }
    const grid = h('ul', { class: 'mlops-cards' });
    const status = h('p', { class: 'mlops-muted', role: 'status', 'aria-live': 'polite' });
    const draw = (text) => {
      const found = columns.filter((entry) => String(entry.name).toLowerCase().includes(text));
      grid.replaceChildren(...found.slice(0, 60).map((entry) => card(entry, data.rows)));
      status.textContent = found.length > 60 ? 'The first 60 of ' + found.length + ' columns; search for the others.'
        : mlops.format.plural(found.length, 'column') + ' of ' + mlops.format.plural(data.rows, 'row');
    };
    const search = h('input', { type: 'search', class: 'mlops-select', on: { input: () => draw(search.value.trim().toLowerCase()) } });
    draw('');
    const number = (name, key) => ({ name, number: mlops.isNumber((columns.find((entry) => entry[key] !== undefined) || {})[key]), value: (row) => row[key] });
    return [columns.length > 6 ? h('div', { class: 'mlops-toolbar' }, h('label', { class: 'mlops-field' }, h('span', {}, 'Search'), search)) : null, status, grid,
      mlops.details('The numbers as a table', mlops.table('Profile', mlops.used([column.text('Column', 'name'), column.text('Type', 'type'), column.number('Missing', 'missing'),
        column.number('Distinct', 'distinct'), number('Least', 'min'), number('Mean', 'mean'), number('Greatest', 'max'), number('SD', 'sd')], columns), columns))];
  };

  mlops.sections.diversity = (data) => mlops.list(data.slices).map((slice) => {
    const groups = mlops.list(slice.groups);
    const total = groups.reduce((sum, group) => sum + group.rows, 0) || 1;
    const rows = groups.map((group) => ({ ...group, share: mlops.isNumber(group.share) ? group.share : group.rows / total,
      verdict: mlops.isNumber(slice.minimum) ? (group.rows < slice.minimum ? 'FAILED' : 'PASSED') : null }));
    const most = Math.max(...rows.map((row) => row.share), 0) || 1;
    const hill = slice.hill || {};
    return [h('h3', {}, slice.name), mlops.facts([['Groups', rows.length], ['Effective groups (Hill 1)', hill['1']], ['Effective groups (Hill 2)', hill['2']],
      ['Least rows a group must have', slice.minimum]]),
    mlops.table('Rows by ' + slice.name, mlops.used([column.text('Group', 'group'), column.number('Rows', 'rows'),
      { name: 'Share', value: (row) => row.share, show: (row) => h('span', { class: 'mlops-share' },
        mlops.bar(row.share / most, row.verdict === 'FAILED' ? 'mlops-bar-failed' : ''), ' ', mlops.format.percent(row.share)) },
      column.verdict('Enough')], rows), rows)];
  });
})(window.mlopsReport = window.mlopsReport || {});
