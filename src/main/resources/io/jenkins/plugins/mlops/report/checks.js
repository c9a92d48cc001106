/* The table of checks: the worst first, filtered by verdict and text, grouped on wish, with examples of failing rows. */
(function (mlops) {
  'use strict';

  const { h, text } = mlops;
  const PORTION = 200;
  /** Passed checks are folded from so many on: fewer are no trouble to read past. */
  const FOLDED = 6;

  const TOLERANT = /(^|\s)with (threshold|failures) [^"]*$/;

  /** What was found: of a rule on rows how many fail, because that is what it asks about, and of others the measured value. */
  function observed(check) {
    if (!mlops.isNumber(check.failing)) {
      return check.observed === null || check.observed === undefined ? '\u2014' : mlops.format.cell(check.observed);
    }
    return [text('checks.failing', { failing: check.failing, total: check.total }),
      check.failing > 0 && check.total > 0 ? h('span', { class: 'mlops-muted' }, ' (', mlops.format.percent(check.failing / check.total), ')') : null];
  }

  /** What was asked: of a rule on rows that says nothing else, of all of them. */
  function expected(check) {
    if (!mlops.isNumber(check.failing) || TOLERANT.test(check.expected || '')) {
      return check.expected;
    }
    return check.expected ? text('checks.inAllRows', { expected: check.expected }) : text('checks.allRows');
  }

  function examples(check) {
    const rows = mlops.list(check.examples);
    if (rows.length === 0) {
      return null;
    }
    // Rows of a database have no numbers.
    const numbered = rows.some((row) => row.row > 0);
    const names = [...new Set(rows.flatMap((row) => Object.keys(row.values || {})))];
    const value = (row, name) => {
      const found = (row.values || {})[name];
      return found === null ? h('span', { class: 'mlops-null' }, text('value.missing')) : mlops.format.cell(found);
    };
    return h('div', { class: 'mlops-scroll', tabindex: '0', role: 'group', 'aria-label': text('checks.examples') },
      h('table', { class: 'mlops-table' },
        h('caption', {}, check.failing > rows.length ? text('checks.examplesOf', { shown: rows.length, all: check.failing }) : text('checks.examples')),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, text('column.file')),
          numbered ? h('th', { scope: 'col', class: 'mlops-number' }, text('column.row')) : null,
          names.map((name) => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, rows.map((row) => h('tr', {}, h('td', { 'data-label': text('column.file') }, row.file),
          numbered ? h('td', { class: 'mlops-number', 'data-label': text('column.row') }, mlops.format.number(row.row)) : null,
          names.map((name) => h('td', { 'data-label': name }, value(row, name))))))));
  }

  function detail(check) {
    return h('tr', { class: 'mlops-detail' }, h('td', { colspan: '5' },
      mlops.facts([[text('checks.id'), check.id], [text('checks.type'), check.type], [text('checks.dimension'), check.dimension],
        [text('checks.severity'), check.severity], [text('checks.writtenAt'), mlops.checkList.source(check)], [text('checks.total'), check.total]]), examples(check)));
  }

  function rowsOf(check) {
    const toggle = h('button', { type: 'button', class: 'mlops-toggle', 'aria-expanded': 'false', 'aria-label': text('checks.details', { rule: check.rule }) });
    const row = h('tr', { class: mlops.verdictClass(check.verdict) },
      h('td', { class: 'mlops-cell-verdict' }, toggle, mlops.verdict(check.verdict)),
      h('th', { scope: 'row', 'data-label': text('column.rule') }, h('code', {}, check.rule), check.message ? h('p', {}, check.message) : null),
      h('td', { 'data-label': text('column.column') }, check.column),
      h('td', { class: 'mlops-number', 'data-label': text('column.observed') }, observed(check)),
      h('td', { 'data-label': text('column.expected') }, expected(check)));
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

  /** Keys of the headers, and whether numbers stand in the column. */
  const HEADERS = [['column.verdict'], ['column.rule'], ['column.column'], ['column.observed', true], ['column.expected']];
  /** What checks are grouped by: the key of its name, and of the name of those without. */
  const GROUPS = { none: ['group.none'], column: ['group.column', 'group.noColumn'], dimension: ['group.dimension', 'group.noDimension'], type: ['group.type', 'group.noType'] };

  /** The bodies of the table for the checks that are shown: one, or one a group with the worst group first. */
  function bodies(checks, groupBy) {
    if (groupBy === 'none') {
      return [h('tbody', {}, checks.map(rowsOf))];
    }
    return mlops.checkList.groups(checks, groupBy).map(([name, members]) => h('tbody', {},
      h('tr', { class: 'mlops-group' }, h('th', { scope: 'rowgroup', colspan: '5' }, name === null ? text(GROUPS[groupBy][1]) : name, ' ', mlops.verdictChips('span', members))),
      members.map(rowsOf)));
  }

  mlops.checks = (all) => {
    const sorted = mlops.checkList.sorted(all);
    const passed = sorted.filter((check) => check.verdict === 'PASSED').length;
    const state = { verdicts: new Set(), text: '', group: 'none', limit: PORTION, folded: passed >= FOLDED };
    const table = h('table', { class: 'mlops-table mlops-checks' }, h('caption', { class: 'mlops-hidden' }, text('checks.title')),
      h('thead', {}, h('tr', {}, HEADERS.map(([key, number]) => h('th', { scope: 'col', class: number ? 'mlops-number' : null }, text(key))))));
    const status = h('p', { class: 'mlops-muted', role: 'status', 'aria-live': 'polite' });
    const more = h('button', { type: 'button', class: 'mlops-button', on: { click: () => { state.limit = Infinity; draw(); } } });

    const fold = h('button', { type: 'button', class: 'mlops-button', on: { click: () => { state.folded = !state.folded; draw(); } } });

    function draw() {
      // Whoever searches or chooses wants to see all that fits.
      const asked = state.verdicts.size > 0 || state.text !== '' || state.group !== 'none';
      const shown = sorted.filter((check) => (asked || !state.folded || check.verdict !== 'PASSED') && mlops.checkList.matches(check, state.verdicts, state.text));
      table.querySelectorAll('tbody').forEach((body) => body.remove());
      table.append(...bodies(shown.slice(0, state.limit), state.group));
      const portion = Math.min(shown.length, state.limit);
      status.textContent = portion === sorted.length || (state.folded && !asked) ? text('checks.count', { count: sorted.length }) : text('checks.showing', { shown: portion, count: sorted.length });
      fold.hidden = passed < FOLDED || asked;
      fold.textContent = state.folded ? text('checks.folded', { count: passed }) : text('checks.fold');
      fold.setAttribute('aria-expanded', String(!state.folded));
      table.hidden = shown.length === 0 && !asked;
      more.hidden = shown.length <= state.limit;
      more.textContent = text('checks.all', { count: shown.length });
    }

    const buttons = mlops.countVerdicts(all).map(([verdict, count]) => {
      const button = h('button', { type: 'button', class: 'mlops-filter', 'aria-pressed': 'false', on: { click: () => {
        const on = !state.verdicts.delete(verdict);
        if (on) {
          state.verdicts.add(verdict);
        }
        button.setAttribute('aria-pressed', String(on));
        draw();
      } } }, mlops.verdict(verdict), ' ', mlops.format.number(count));
      return button;
    });
    const search = h('input', { type: 'search', class: 'mlops-select', placeholder: text('checks.searched'), on: { input: () => {
      state.text = search.value.trim().toLowerCase();
      draw();
    } } });

    // Paper holds all of it: nobody unfolds there.
    let folded = false;
    window.addEventListener('beforeprint', () => { folded = state.folded; state.folded = false; draw(); });
    window.addEventListener('afterprint', () => { state.folded = folded; draw(); });

    draw();
    return [h('div', { class: 'mlops-toolbar' }, h('div', { role: 'group', 'aria-label': text('checks.only'), class: 'mlops-filters' }, buttons),
      h('label', { class: 'mlops-field' }, h('span', {}, text('search')), search),
      mlops.select(text('group.by'), Object.entries(GROUPS).map(([value, [key]]) => [value, text(key)]), 'none', (value) => { state.group = value; draw(); })),
    status, h('div', { class: 'mlops-scroll' }, table), more, fold];
  };
})(window.mlopsReport = window.mlopsReport || {});
