/* Data tables: sortable by their headers, long ones in portions. */
(function (mlops) {
  'use strict';

  const PORTION = 100;

  /** The order of values in a column, as a function for sorting: numbers by size, texts as a reader expects, what is missing last. */
  mlops.order = () => {
    const texts = mlops.intl(Intl.Collator, mlops.text('locale'), { numeric: true });
    return (a, b) => {
      const [nothingA, nothingB] = [mlops.isNothing(a), mlops.isNothing(b)];
      if (nothingA || nothingB) {
        return nothingA - nothingB;
      }
      return typeof a === 'number' && typeof b === 'number' ? a - b : texts.compare(String(a), String(b));
    };
  };

  /**
   * A table.
   *
   * @param caption what it shows, for screen readers
   * @param columns list of {name, value(row), show?(row), number?}: value sorts, show is what stands in the cell
   * @param rows any list
   */
  mlops.table = (caption, columns, rows) => {
    const body = mlops.h('tbody', {});
    const more = mlops.h('button', { type: 'button', class: 'mlops-button', on: { click: () => draw(Infinity) } });
    let sorted = rows;
    let sortedBy = null;
    let descending = false;

    const cells = columns.map((column) => {
      const button = mlops.h('button', { type: 'button', class: 'mlops-sort', on: { click: () => sort(column) } }, column.name);
      return mlops.h('th', { scope: 'col', class: column.number ? 'mlops-number' : null }, button);
    });

    function sort(column) {
      descending = sortedBy === column && !descending;
      sortedBy = column;
      const order = mlops.order();
      sorted = rows.slice().sort((a, b) => (descending ? -1 : 1) * order(column.value(a), column.value(b)));
      columns.forEach((other, i) => {
        cells[i].removeAttribute('aria-sort');
        if (other === column) {
          cells[i].setAttribute('aria-sort', descending ? 'descending' : 'ascending');
        }
      });
      draw(body.rows.length > PORTION ? Infinity : PORTION);
    }

    function draw(limit) {
      body.replaceChildren(...sorted.slice(0, limit).map((row) => mlops.h('tr', {}, columns.map((column, i) => {
        const content = column.show ? column.show(row) : mlops.format.cell(column.value(row));
        const attributes = { class: column.number ? 'mlops-number' : null, 'data-label': column.name };
        return i === 0 ? mlops.h('th', { scope: 'row', ...attributes }, content) : mlops.h('td', attributes, content);
      }))));
      more.hidden = sorted.length <= limit;
      more.textContent = mlops.text('table.all', { count: sorted.length });
    }

    draw(PORTION);
    return mlops.h('div', { class: 'mlops-tablebox' },
      mlops.h('div', { class: 'mlops-scroll', tabindex: '0', role: 'group', 'aria-label': caption },
        mlops.h('table', { class: 'mlops-table' }, mlops.h('caption', { class: 'mlops-hidden' }, caption),
          mlops.h('thead', {}, mlops.h('tr', {}, cells)), body)), more);
  };

  /** Short ways to say what a column holds. */
  mlops.column = {
    text: (name, key) => ({ name, value: (row) => row[key] }),
    number: (name, key) => ({ name, number: true, value: (row) => row[key] }),
    percent: (name, key) => ({ name, number: true, value: (row) => row[key], show: (row) => mlops.format.percent(row[key]) }),
    bytes: (name, key) => ({ name, number: true, value: (row) => row[key], show: (row) => mlops.format.bytes(row[key]) }),
    p: (name, key) => ({ name, number: true, value: (row) => row[key], show: (row) => mlops.format.p(row[key]) }),
    interval: (name, pick = (row) => row) => ({
      name, number: true, value: (row) => (pick(row) || {}).value,
      show: (row) => { const x = pick(row) || {}; return mlops.format.interval(x.value, x.low, x.high); },
    }),
    verdict: (name = mlops.text('column.verdict')) => ({ name,
      value: (row) => (mlops.VERDICTS.includes(row.verdict) ? mlops.VERDICTS.indexOf(row.verdict) : null), show: (row) => mlops.verdict(row.verdict) }),
  };

  /** Columns that hold nothing in any row are left out. */
  mlops.used = (columns, rows) => columns.filter((column, i) => i === 0 || rows.some((row) => !mlops.isNothing(column.value(row))));
})(window.mlopsReport = window.mlopsReport || {});
