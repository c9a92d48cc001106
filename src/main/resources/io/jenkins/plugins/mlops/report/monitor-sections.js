/* Sections of monitorModel: drift, performance over time. */
(function (mlops) {
  'use strict';

  const { h, svg, column } = mlops;
  const FIRST = 12;

  /** Both distributions over the same bins or categories: the reference as an outline, the present filled. */
  function distributions(entry) {
    const given = entry.distribution || {};
    const reference = mlops.list(given.reference);
    const current = mlops.list(given.current);
    const count = Math.max(reference.length, current.length);
    if (count === 0) {
      return h('p', { class: 'mlops-muted' }, 'No distribution.');
    }
    const top = Math.max(...reference, ...current, 1e-9);
    const width = 200 / count;
    const bar = (share, i, kind) => svg('rect', { class: kind, x: i * width + width * 0.06, width: width * 0.88, y: 70 - 68 * ((share || 0) / top), height: 68 * ((share || 0) / top) });
    const categories = mlops.list(given.categories);
    const edges = mlops.list(given.edges);
    const name = (i) => (categories.length > 0 ? categories[i] : mlops.format.cell(edges[i]) + ' to ' + mlops.format.cell(edges[i + 1]));
    const rows = Array.from({ length: count }, (_, i) => ({ name: name(i), reference: reference[i], current: current[i] }));
    return [svg('svg', { class: 'mlops-distribution', viewBox: '0 0 200 72', preserveAspectRatio: 'none', role: 'img', 'aria-label': 'Distribution of ' + entry.column + ', reference and present' },
      rows.map((row, i) => [bar(row.current, i, 'mlops-current'), bar(row.reference, i, 'mlops-reference')])),
    categories.length > 0 && count <= 8
      ? h('div', { class: 'mlops-ticks' }, categories.slice(0, count).map((category) => h('span', { title: String(category) }, mlops.format.cell(category))))
      : h('div', { class: 'mlops-ends' }, h('span', {}, mlops.format.cell(categories[0] ?? edges[0])), h('span', {}, mlops.format.cell(categories[count - 1] ?? edges[edges.length - 1]))),
    mlops.details('Shares', mlops.table('Shares of ' + entry.column, [column.text('Value', 'name'), column.percent('Reference', 'reference'), column.percent('Present', 'current')], rows))];
  }

  function card(entry) {
    const missing = entry.missing || {};
    return h('li', { class: 'mlops-card' }, h('h3', {}, h('span', { class: 'mlops-value', title: entry.column }, entry.column), ' ', mlops.verdict(entry.verdict)), distributions(entry),
      mlops.facts([[entry.statistic || 'Statistic', entry.value], ['Limit', entry.limit],
        ['p', mlops.format.p(entry.p)], ['q', mlops.format.p(entry.q)], ['Effect', entry.effect], ['Detectable effect', entry.detectable],
        ['Importance', mlops.isNumber(entry.importance) ? mlops.format.percent(entry.importance) : null],
        ['Range', entry.range ? mlops.list(entry.range.reference).join(' to ') + ' \u2192 ' + mlops.list(entry.range.current).join(' to ') : null],
        ['Missing', missing.reference || missing.current ? mlops.format.percent(missing.reference) + ' \u2192 ' + mlops.format.percent(missing.current) : null]]),
      entry.message ? h('p', { class: 'mlops-muted' }, entry.message) : null);
  }

  mlops.sections.drift = (data) => {
    const strength = (entry) => (mlops.isNumber(entry.limit) && entry.limit > 0 ? entry.value / entry.limit : null);
    const columns = mlops.list(data.columns).slice().sort((a, b) => mlops.worse(a.verdict, b.verdict) || (strength(b) ?? 0) - (strength(a) ?? 0));
    if (columns.length === 0) {
      return null;
    }
    const ranked = columns.filter((entry) => strength(entry) !== null).slice(0, 30);
    const table = mlops.table('Drift by column', mlops.used([column.text('Column', 'column'), column.text('Type', 'type'), column.text('Statistic', 'statistic'), column.number('Value', 'value'),
      column.number('Limit', 'limit'), column.p('p', 'p'), column.p('q', 'q'), column.number('Effect', 'effect'), column.number('Detectable', 'detectable'),
      column.percent('Importance', 'importance'), column.verdict(), column.text('Remark', 'message')], columns), columns);
    const grid = h('ul', { class: 'mlops-cards' }, columns.slice(0, FIRST).map(card));
    const more = columns.length > FIRST ? h('button', { type: 'button', class: 'mlops-button', on: { click: () => {
      grid.append(...columns.slice(FIRST).map(card));
      more.remove();
    } } }, 'Show all ' + columns.length + ' columns') : null;
    return [mlops.note(mlops.format.plural(data.rows, 'row') + ' against ' + mlops.format.plural(data.referenceRows, 'row') + ' of reference'
      + (data.correction ? '; p-values adjusted by ' + data.correction : '') + (mlops.isNumber(data.level) ? ' at ' + mlops.format.percent(data.level) : '') + '.'),
    ranked.length === 0 ? null : mlops.chart({
      label: 'Drift of each column as a multiple of its limit: ' + ranked.slice(0, 3).map((entry) => entry.column + ' ' + mlops.format.number(strength(entry))).join(', '),
      table, height: mlops.rowsHeight(ranked.length) + 16,
      option: (colours) => ({
        grid: mlops.grid(ranked.map((entry) => entry.column), colours, { top: 28 }),
        xAxis: { type: 'value', name: 'drift, in multiples of the limit', min: 0, max: (value) => Math.max(1.2, Number((value.max * 1.05).toPrecision(2))) },
        yAxis: mlops.names(ranked.map((entry) => entry.column), colours),
        tooltip: { formatter: (p) => { const entry = ranked[p.dataIndex]; return entry ? entry.column + ': ' + mlops.verdictWord(entry.verdict) + '\n' + entry.statistic + ' ' + mlops.format.number(entry.value)
          + ', limit ' + mlops.format.number(entry.limit) + (mlops.isNumber(entry.q) ? '\nq ' + mlops.format.p(entry.q) : '') : ''; } },
        series: [{ type: 'bar', barMaxWidth: 16, data: ranked.map((entry) => ({ value: strength(entry), itemStyle: { color: colours.verdict[entry.verdict] || colours.none } })),
          markLine: { silent: true, symbol: 'none', data: [{ xAxis: 1, name: 'limit' }], label: { formatter: (p) => p.name, color: colours.text, position: 'start' }, lineStyle: { color: colours.text, type: 'dashed' } } }],
      }),
    }), ranked.length === 0 ? table : null,
    h('p', { class: 'mlops-legend' }, h('span', { class: 'mlops-key-reference' }), ' reference ', h('span', { class: 'mlops-key-current' }), ' present'), grid, more];
  };

  function series(entry) {
    const windows = mlops.list(entry.windows);
    if (windows.length === 0) {
      return [h('h3', {}, entry.metric), mlops.note('There are no windows.')];
    }
    const reference = entry.reference || {};
    const lines = (colours) => [mlops.isNumber(entry.limit) ? { yAxis: entry.limit, name: 'limit', lineStyle: { color: colours.verdict.FAILED } } : null,
      mlops.isNumber(reference.value) ? { yAxis: reference.value, name: 'reference', lineStyle: { color: colours.muted } } : null].filter(Boolean);
    return [h('h3', {}, entry.metric, entry.better ? h('span', { class: 'mlops-muted' }, ' (' + entry.better + ' is better)') : null), mlops.chart({
      label: entry.metric + ' over ' + mlops.format.plural(windows.length, 'window'), height: 300,
      table: mlops.table(String(entry.metric), mlops.used([column.text('From', 'start'), column.text('To', 'end'), column.number('Rows', 'rows'), column.interval(String(entry.metric)),
        { name: 'Estimated', value: (w) => (w.estimated ? 'estimated, without labels' : '') }, column.verdict()], windows), windows),
      option: (colours) => ({
        grid: { left: 16, right: 64, top: 16, bottom: 24, containLabel: true },
        xAxis: { type: 'category', data: windows.map((w) => String(w.start)), axisLabel: { width: 90, overflow: 'truncate' } },
        yAxis: { type: 'value', scale: true, boundaryGap: ['4%', '4%'] },
        tooltip: { formatter: (p) => { const w = windows[p.dataIndex]; return p.seriesType === 'line' && w ? w.start + (w.end ? ' to ' + w.end : '') + '\n' + mlops.format.interval(w.value, w.low, w.high) + '\n' + mlops.format.plural(w.rows, 'row') + (w.estimated ? '\nestimated, without labels' : '') : ''; } },
        series: [mlops.whiskers(windows.map((w, i) => [w.low, w.high, i]), colours.muted, true),
          { type: 'line', z: 3, connectNulls: false, lineStyle: { color: colours.series[0] }, data: windows.map((w) => {
            const colour = colours.verdict[w.verdict] || colours.series[0];
            return { value: w.value, symbol: 'circle', symbolSize: 9, itemStyle: { color: w.estimated ? colours.card : colour, borderColor: colour, borderWidth: 2 } };
          }),
          markLine: { silent: true, symbol: 'none', data: lines(colours), label: { formatter: (p) => p.name, color: colours.text }, lineStyle: { type: 'dashed' } },
          markArea: mlops.isNumber(reference.low) && mlops.isNumber(reference.high) ? { silent: true, itemStyle: { color: colours.muted, opacity: 0.12 }, data: [[{ yAxis: reference.low }, { yAxis: reference.high }]] } : undefined },
          mlops.stretch([entry.limit, reference.value, reference.low, reference.high], true)],
      }),
    })];
  }

  mlops.sections.series = (data) => {
    const runs = mlops.list(data.runs);
    return [h('p', {}, data.alarm ? 'Alarm. ' : 'No alarm. ', data.retrain ? 'Training is called for. ' : '', data.reason ? String(data.reason) : ''),
      mlops.table('Runs', mlops.used([column.text('When', 'at'), column.text('Model', 'model'), { name: 'Drifted', value: (run) => (run.drifted ? 'yes' : 'no') },
        column.number('Drift, in multiples of the limit', 'intensity'), { name: 'Columns', value: (run) => mlops.list(run.columns).join(', ') },
        { name: 'Training', value: (run) => (run.retrain ? 'called for' : '') }], runs), runs)];
  };

  mlops.sections['performance-windows'] = (data) => {
    const all = mlops.list(data.series);
    return [all.map(series), all.some((entry) => mlops.list(entry.windows).some((w) => w.estimated)) ? mlops.note('Hollow points are estimated without labels.') : null];
  };
})(window.mlopsReport = window.mlopsReport || {});
