/* The table of checks: the worst first, filtered by verdict and text, grouped on wish, with examples of failing rows. */
(function (mlops) {
  'use strict';

  const { h } = mlops;
  const PORTION = 200;

  const observed = (check) => (check.observed === null || check.observed === undefined ? '\u2014' : mlops.format.cell(check.observed));

  function source(check) {
    const at = check.source;
    return at ? at.file + (at.line > 0 ? ':' + at.line + (at.column > 0 ? ':' + at.column : '') : '') : null;
  }

  function examples(check) {
    const rows = mlops.list(check.examples);
    if (rows.length === 0) {
      return null;
    }
    const names = [...new Set(rows.flatMap((row) => Object.keys(row.values || {})))];
    const value = (row, name) => {
      const found = (row.values || {})[name];
      return found === null ? h('span', { class: 'mlops-null' }, 'missing') : mlops.format.cell(found);
    };
    return h('div', { class: 'mlops-scroll', tabindex: '0', role: 'group', 'aria-label': 'Rows that break the rule' },
      h('table', { class: 'mlops-table' },
        h('caption', {}, check.failing > rows.length ? rows.length + ' of ' + mlops.format.number(check.failing) + ' rows that break the rule' : 'Rows that break the rule'),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'File'), h('th', { scope: 'col', class: 'mlops-number' }, 'Row'),
          names.map((name) => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, rows.map((row) => h('tr', {}, h('td', { 'data-label': 'File' }, row.file),
          h('td', { class: 'mlops-number', 'data-label': 'Row' }, mlops.format.number(row.row)),
          names.map((name) => h('td', { 'data-label': name }, value(row, name))))))));
  }

  function detail(check) {
    return h('tr', { class: 'mlops-detail' }, h('td', { colspan: '6' },
      mlops.facts([['Id', check.id], ['Rule type', check.type], ['Dimension', check.dimension], ['Severity', check.severity],
        ['Written at', source(check)], ['Rows looked at', check.total]]), examples(check)));
  }

  function failing(check) {
    if (!mlops.isNumber(check.failing)) {
      return '';
    }
    return [mlops.format.number(check.failing), check.total > 0
      ? h('span', { class: 'mlops-muted' }, ' of ' + mlops.format.number(check.total)
        + (check.failing > 0 ? ' (' + mlops.format.percent(check.failing / check.total) + ')' : '')) : null];
  }

  function rowsOf(check) {
    const toggle = h('button', { type: 'button', class: 'mlops-toggle', 'aria-expanded': 'false', 'aria-label': 'Details of ' + check.rule });
    const row = h('tr', { class: mlops.verdictClass(check.verdict) },
      h('td', { class: 'mlops-cell-verdict' }, toggle, mlops.verdict(check.verdict)),
      h('th', { scope: 'row', 'data-label': 'Rule' }, h('code', {}, check.rule), check.message ? h('p', {}, check.message) : null),
      h('td', { 'data-label': 'Column' }, check.column),
      h('td', { class: 'mlops-number', 'data-label': 'Observed' }, observed(check)),
      h('td', { 'data-label': 'Expected' }, check.expected),
      h('td', { class: 'mlops-number', 'data-label': 'Failing rows' }, failing(check)));
    let open = null;
    toggle.addEventListener('click', () => {
      if (open) {
        open.remove();
        open = null;
      } else {
        open = detail(check);
        row.after(open);
      }
      toggle.setAttribute('aria-expanded', String(open !== null));
    });
    return row;
  }

  const HEADERS = [['Verdict'], ['Rule'], ['Column'], ['Observed', true], ['Expected'], ['Failing rows', true]];
  const GROUPS = { none: null, column: (c) => c.column || 'whole table', dimension: (c) => c.dimension || 'no dimension', type: (c) => c.type || 'no type' };

  /** The bodies of the table for the checks that are shown: one, or one a group with the worst group first. */
  function bodies(checks, groupBy) {
    if (!GROUPS[groupBy]) {
      return [h('tbody', {}, checks.map(rowsOf))];
    }
    const groups = new Map();
    checks.forEach((check) => {
      const name = GROUPS[groupBy](check);
      groups.set(name, (groups.get(name) || []).concat(check));
    });
    return [...groups].map(([name, members]) => h('tbody', {},
      h('tr', { class: 'mlops-group' }, h('th', { scope: 'rowgroup', colspan: '6' }, name, ' ',
        mlops.VERDICTS.map((verdict) => [verdict, members.filter((check) => check.verdict === verdict).length]).filter(([, count]) => count > 0)
          .map(([verdict, count]) => h('span', { class: 'mlops-chip ' + mlops.verdictClass(verdict) }, count + ' ' + mlops.verdictWord(verdict))))),
      members.map(rowsOf)));
  }

  mlops.checks = (all) => {
    const sorted = all.map((check) => [check, [check.id, check.rule, check.column, check.message, check.dimension].join('\n').toLowerCase()])
      .sort((a, b) => mlops.worse(a[0].verdict, b[0].verdict));
    const state = { verdicts: new Set(), text: '', group: 'none', limit: PORTION };
    const table = h('table', { class: 'mlops-table mlops-checks' }, h('caption', { class: 'mlops-hidden' }, 'Checks'),
      h('thead', {}, h('tr', {}, HEADERS.map(([name, number]) => h('th', { scope: 'col', class: number ? 'mlops-number' : null }, name)))));
    const status = h('p', { class: 'mlops-muted', role: 'status', 'aria-live': 'polite' });
    const more = h('button', { type: 'button', class: 'mlops-button', on: { click: () => { state.limit = Infinity; draw(); } } });

    function draw() {
      const shown = sorted.filter(([check, words]) => (state.verdicts.size === 0 || state.verdicts.has(check.verdict)) && words.includes(state.text))
        .map(([check]) => check);
      table.querySelectorAll('tbody').forEach((body) => body.remove());
      table.append(...bodies(shown.slice(0, state.limit), state.group));
      const portion = Math.min(shown.length, state.limit);
      status.textContent = portion === sorted.length ? mlops.format.plural(portion, 'check')
        : 'Showing ' + portion + ' of ' + mlops.format.plural(sorted.length, 'check');
      more.hidden = shown.length <= state.limit;
      more.textContent = 'Show all ' + shown.length + ' checks';
    }

    const buttons = mlops.VERDICTS.map((verdict) => [verdict, all.filter((check) => check.verdict === verdict).length]).filter(([, count]) => count > 0)
      .map(([verdict, count]) => {
        const button = h('button', { type: 'button', class: 'mlops-filter', 'aria-pressed': 'false', on: { click: () => {
          const on = !state.verdicts.delete(verdict);
          if (on) {
            state.verdicts.add(verdict);
          }
          button.setAttribute('aria-pressed', String(on));
          draw();
        } } }, mlops.verdict(verdict), ' ' + count);
        return button;
      });
    const search = h('input', { type: 'search', class: 'mlops-select', placeholder: 'rule, column, message', on: { input: () => {
      state.text = search.value.trim().toLowerCase();
      draw();
    } } });

    draw();
    return [h('div', { class: 'mlops-toolbar' }, h('div', { role: 'group', 'aria-label': 'Show only', class: 'mlops-filters' }, buttons),
      h('label', { class: 'mlops-field' }, h('span', {}, 'Search'), search),
      mlops.select('Group by', [['none', 'nothing'], ['column', 'column'], ['dimension', 'dimension'], ['type', 'rule type']], 'none', (value) => { state.group = value; draw(); })),
    status, h('div', { class: 'mlops-scroll' }, table), more];
  };
})(window.mlopsReport = window.mlopsReport || {});
