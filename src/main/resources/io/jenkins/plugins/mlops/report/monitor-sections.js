/* Sections of monitorModel: drift, performance over time. */
(function (mlops) {
  'use strict';

  const { h, svg, text, column } = mlops;
  const FIRST = 12;

  /** Both distributions over the same bins or categories: the reference as an outline, the present filled. */
  function distributions(entry) {
    const given = entry.distribution || {};
    const reference = mlops.list(given.reference);
    const current = mlops.list(given.current);
    const count = Math.max(reference.length, current.length);
    if (count === 0) {
      return h('p', { class: 'mlops-muted' }, text('drift.noDistribution'));
    }
    const top = Math.max(...reference, ...current, 1e-9);
    const box = { width: 200, height: 70, gap: 0.06, fill: 0.88, room: 2 };
    const categories = mlops.list(given.categories);
    const edges = mlops.list(given.edges);
    const name = (i) => (categories.length > 0 ? categories[i] : text('range', { from: mlops.format.cell(edges[i]), to: mlops.format.cell(edges[i + 1]) }));
    const rows = Array.from({ length: count }, (_, i) => ({ name: name(i), reference: reference[i], current: current[i] }));
    const before = mlops.layout.columns(rows.map((row) => row.reference), top, box);
    const layers = mlops.layout.columns(rows.map((row) => row.current), top, box).map((present, i) => [present, before[i]]);
    return [svg('svg', { class: 'mlops-distribution', viewBox: '0 0 200 72', preserveAspectRatio: 'none', role: 'img', 'aria-label': text('drift.distribution', { column: entry.column }) },
      layers.map(([present, past]) => [svg('rect', { class: 'mlops-current', ...present }), svg('rect', { class: 'mlops-reference', ...past })])),
    categories.length > 0 && count <= 8
      ? h('div', { class: 'mlops-ticks' }, categories.slice(0, count).map((category) => h('span', { title: String(category) }, mlops.format.cell(category))))
      : h('div', { class: 'mlops-ends' }, h('span', {}, mlops.format.cell(categories[0] ?? edges[0])), h('span', {}, mlops.format.cell(categories[count - 1] ?? edges[edges.length - 1]))),
    mlops.details(text('drift.shares'), mlops.table(text('drift.sharesOf', { column: entry.column }), [column.text(text('column.value'), 'name'),
      column.percent(text('drift.reference'), 'reference'), column.percent(text('drift.present'), 'current')], rows))];
  }

  const change = (from, to) => from + ' \u2192 ' + to;
  const range = (ends) => (mlops.list(ends).length === 2 ? text('range', { from: String(ends[0]), to: String(ends[1]) }) : mlops.list(ends).join(', '));

  function card(entry) {
    const missing = entry.missing || {};
    return h('li', { class: 'mlops-card' }, h('h3', {}, h('span', { class: 'mlops-value', title: entry.column }, entry.column), ' ', mlops.verdict(entry.verdict)), distributions(entry),
      mlops.facts([[entry.statistic || text('column.statistic'), entry.value], [text('column.limit'), entry.limit],
        [text('column.p'), mlops.format.p(entry.p)], [text('column.q'), mlops.format.p(entry.q)], [text('column.effect'), entry.effect],
        [text('drift.bound'), entry.bound], [text('drift.detectableEffect'), entry.detectable],
        [text('column.importance'), mlops.isNumber(entry.importance) ? mlops.format.percent(entry.importance) : null],
        [text('drift.range'), entry.range ? change(range(entry.range.reference), range(entry.range.current)) : null],
        [text('column.missing'), missing.reference || missing.current ? change(mlops.format.percent(missing.reference), mlops.format.percent(missing.current)) : null]]),
      entry.message ? h('p', { class: 'mlops-muted' }, entry.message) : null);
  }

  mlops.drift = {
    /** The drift of a column as a multiple of its limit, or null where there is no such limit. */
    strength: (entry) => (mlops.isNumber(entry.limit) && entry.limit > 0 ? entry.value / entry.limit : null),
    /** The worst verdict first, and of one verdict the strongest drift. */
    /** Colours a bar by its verdict, but by a bad one only from the limit on: what is broken below is another rule's, such as that on missing values. */
    colour: (entry, colours) => (mlops.drift.strength(entry) < 1 && !['PASSED', 'INCONCLUSIVE'].includes(entry.verdict) ? colours.none : colours.verdict[entry.verdict] || colours.none),
    sorted: (columns) => columns.slice().sort((a, b) => mlops.worse(a.verdict, b.verdict) || (mlops.drift.strength(b) ?? 0) - (mlops.drift.strength(a) ?? 0)),
  };

  mlops.sections.drift = (data) => {
    const { strength } = mlops.drift;
    const columns = mlops.drift.sorted(mlops.list(data.columns));
    if (columns.length === 0) {
      return null;
    }
    const ranked = columns.filter((entry) => strength(entry) !== null).slice(0, 30);
    const table = mlops.table(text('drift.title'), mlops.used([column.text(text('column.column'), 'column'), column.text(text('column.type'), 'type'),
      column.text(text('column.statistic'), 'statistic'), column.number(text('column.value'), 'value'), column.number(text('column.limit'), 'limit'),
      column.p(text('column.p'), 'p'), column.p(text('column.q'), 'q'), column.number(text('column.effect'), 'effect'), column.number(text('drift.detectable'), 'detectable'),
      column.percent(text('column.importance'), 'importance'), column.verdict(), column.text(text('column.remark'), 'message')], columns), columns);
    const grid = h('ul', { class: 'mlops-cards' }, columns.slice(0, FIRST).map(card));
    const more = columns.length > FIRST ? h('button', { type: 'button', class: 'mlops-button', on: { click: () => {
      grid.append(...columns.slice(FIRST).map(card));
      more.remove();
    } } }, text('drift.all', { count: columns.length })) : null;
    return [mlops.note(text('drift.compared', { rows: text('rows.count', { count: data.rows }), reference: text('rows.count', { count: data.referenceRows }) }),
      data.correction ? '; ' + text('drift.correction', { correction: data.correction }) : null,
      mlops.isNumber(data.level) ? ' ' + text('drift.level', { level: mlops.format.percent(data.level) }) : null, '.'),
    ranked.length === 0 ? null : mlops.chart({
      label: text('drift.label', { first: ranked.slice(0, 3).map((entry) => entry.column + ' ' + mlops.format.number(strength(entry))).join(', ') }),
      table, height: mlops.rowsHeight(ranked.length) + 16,
      option: (colours) => ({
        grid: mlops.grid(ranked.map((entry) => entry.column), colours, { top: 28 }),
        xAxis: { type: 'value', name: text('drift.axis'), min: 0, max: (value) => Math.max(1.2, Number((value.max * 1.05).toPrecision(2))) },
        yAxis: mlops.names(ranked.map((entry) => entry.column), colours),
        tooltip: { formatter: (p) => { const entry = ranked[p.dataIndex]; return entry ? entry.column + ': ' + mlops.verdictWord(entry.verdict) + '\n' + text('drift.point', { statistic: entry.statistic, value: entry.value, limit: entry.limit })
          + (mlops.isNumber(entry.q) ? '\n' + text('column.q') + ' ' + mlops.format.p(entry.q) : '') : ''; } },
        series: [{ type: 'bar', barMaxWidth: 16, data: ranked.map((entry) => ({ value: strength(entry), itemStyle: { color: mlops.drift.colour(entry, colours) } })),
          markLine: { silent: true, symbol: 'none', data: [{ xAxis: 1, name: text('line.limit') }], label: { formatter: (p) => p.name, color: colours.text, position: 'start' }, lineStyle: { color: colours.text, type: 'dashed' } } }],
      }),
    }), ranked.length === 0 ? table : null,
    h('p', { class: 'mlops-legend' }, h('span', { class: 'mlops-key-reference' }), ' ', text('line.reference'), ' ', h('span', { class: 'mlops-key-current' }), ' ', text('drift.legendPresent')), grid, more];
  };

  function series(entry) {
    const windows = mlops.list(entry.windows);
    if (windows.length === 0) {
      return [h('h3', {}, entry.metric), mlops.note(text('windows.none'))];
    }
    const reference = entry.reference || {};
    const lines = (colours) => [mlops.isNumber(entry.limit) ? { yAxis: entry.limit, name: text('line.limit'), lineStyle: { color: colours.verdict.FAILED } } : null,
      mlops.isNumber(reference.value) ? { yAxis: reference.value, name: text('line.reference'), lineStyle: { color: colours.muted } } : null].filter(Boolean);
    return [h('h3', {}, entry.metric, entry.better ? h('span', { class: 'mlops-muted' }, ' ', text('windows.better', { better: mlops.betterWord(entry.better) })) : null), mlops.chart({
      label: text('windows.label', { metric: entry.metric, count: windows.length }), height: 300,
      table: mlops.table(String(entry.metric), mlops.used([column.text(text('column.from'), 'start'), column.text(text('column.to'), 'end'),
        column.number(text('column.rows'), 'rows'), column.interval(String(entry.metric)),
        { name: text('windows.isEstimated'), value: (w) => (w.estimated ? text('windows.estimated') : '') }, column.verdict()], windows), windows),
      option: (colours) => ({
        grid: { left: 16, right: 64, top: 16, bottom: 24, containLabel: true },
        xAxis: { type: 'category', data: windows.map((w) => String(w.start)), axisLabel: { width: 90, overflow: 'truncate' } },
        yAxis: { type: 'value', scale: true, boundaryGap: ['4%', '4%'] },
        tooltip: { formatter: (p) => { const w = windows[p.dataIndex]; return p.seriesType === 'line' && w ? [w.end ? text('range', { from: w.start, to: w.end }) : w.start,
          mlops.format.interval(w.value, w.low, w.high), text('rows.count', { count: w.rows }), ...(w.estimated ? [text('windows.estimated')] : [])].join('\n') : ''; } },
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
    return [h('p', {}, text(data.alarm ? 'series.alarm' : 'series.noAlarm'), ' ', data.retrain ? [text('series.retrain'), ' '] : '', data.reason ? String(data.reason) : ''),
      mlops.table(text('series.runs'), mlops.used([column.text(text('column.when'), 'at'), column.text(text('column.model'), 'model'),
        { name: text('series.drifted'), value: (run) => text(run.drifted ? 'value.yes' : 'value.no') }, column.number(text('series.intensity'), 'intensity'),
        { name: text('column.columns'), value: (run) => mlops.list(run.columns).join(', ') },
        { name: text('series.training'), value: (run) => (run.retrain ? text('series.calledFor') : '') }], runs), runs)];
  };

  mlops.sections['performance-windows'] = (data) => {
    const all = mlops.list(data.series);
    return [all.map(series), all.some((entry) => mlops.list(entry.windows).some((w) => w.estimated)) ? mlops.note(text('windows.hollow')) : null];
  };
})(window.mlopsReport = window.mlopsReport || {});
