/* Sections of explainModel on how good and how fair a model is: performance, curves, confusion, slices, fairness. */
(function (mlops) {
  'use strict';

  const { h, text, column } = mlops;

  const within = (rows) => rows.filter((row) => mlops.isNumber(row.value) && row.value >= 0 && row.value <= 1);

  mlops.sections.performance = (data) => {
    const rows = mlops.list(data.metrics);
    if (rows.length === 0) {
      return null;
    }
    // Only metrics on one scale share an axis; the table has all of them.
    const shares = within(rows);
    return [shares.length < 2 ? null : mlops.dots({ label: text('performance.label'), rows: shares, ends: [0, 1] }),
      mlops.table(text('performance.title'), mlops.used([column.text(text('column.metric'), 'name'), column.interval(text('column.value')),
        column.number(text('column.champion'), 'champion'), { name: text('performance.better'), value: (row) => mlops.betterWord(row.better) }, column.text(text('column.limit'), 'limit'), column.verdict()], rows), rows),
      mlops.note(mlops.isNumber(data.confidence)
        ? text('performance.rows', { rows: text('rows.count', { count: data.rows }), confidence: mlops.format.percent(data.confidence) })
        : text('note.overRows', { rows: text('rows.count', { count: data.rows }) }))];
  };

  function curves(data, given) {
    const all = mlops.list(data.curves);
    const points = all.flatMap((curve) => mlops.list(curve[given.x]).map((x, i) => ({ curve: curve.name, x, y: mlops.list(curve[given.y])[i] })));
    if (points.length === 0) {
      return null;
    }
    const title = (curve) => String(curve.name) + (mlops.isNumber(curve[given.area]) ? ': ' + given.areaName + ' ' + mlops.format.interval(curve[given.area], curve.low, curve.high) : '');
    return [h('p', { class: 'mlops-note' }, all.slice(0, 4).map((curve, i) => [i > 0 ? ', ' : '', title(curve)])), mlops.chart({
      label: all.map(title).join(', '), className: 'mlops-square', height: 380,
      table: mlops.table(text('curve.title', { x: given.xName, y: given.yName }), mlops.used([column.text(text('column.curve'), 'curve'), column.number(given.xName, 'x'), column.number(given.yName, 'y')], points), points),
      option: (colours) => ({
        grid: { left: 30, right: 16, top: all.length > 1 ? 36 : 12, bottom: 36, containLabel: true },
        legend: all.length > 1 ? { top: 0, data: all.map((curve) => String(curve.name)) } : undefined,
        xAxis: { type: 'value', min: 0, max: 1, name: given.xName }, yAxis: { type: 'value', min: 0, max: 1, name: given.yName, nameGap: 36 },
        tooltip: { trigger: 'item', formatter: (p) => p.seriesName + '\n' + given.xName + ' ' + mlops.format.number(p.value[0]) + '\n' + given.yName + ' ' + mlops.format.number(p.value[1]) },
        series: all.map((curve) => ({ type: 'line', name: String(curve.name), showSymbol: mlops.list(curve[given.x]).length <= 40, symbol: 'circle', symbolSize: 5, step: given.step, lineStyle: { width: 2 }, areaStyle: all.length === 1 ? { opacity: 0.12 } : undefined,
          data: mlops.list(curve[given.x]).map((x, i) => [x, mlops.list(curve[given.y])[i]]) }))
          .concat(given.reference(data).map((line) => ({ type: 'line', name: text('curve.chance'), silent: true, symbol: 'none', data: line, color: colours.muted, lineStyle: { type: 'dashed', width: 1, color: colours.muted } }))),
      }),
    })];
  }

  mlops.sections.roc = (data) => curves(data, { x: 'fpr', y: 'tpr', xName: text('roc.x'), yName: text('roc.y'), area: 'auc', areaName: text('roc.area'), reference: () => [[[0, 0], [1, 1]]] });

  mlops.sections['precision-recall'] = (data) => curves(data, { x: 'recall', y: 'precision', xName: text('precision.x'), yName: text('precision.y'), area: 'averagePrecision', areaName: text('precision.area'),
    reference: (all) => mlops.list(all.curves).slice(0, 1).map((curve) => curve.base).filter(mlops.isNumber).map((base) => [[0, base], [1, base]]) });

  mlops.sections.calibration = (data) => {
    const all = mlops.list(data.curves);
    const bins = all.flatMap((curve) => mlops.list(curve.bins).map((bin) => ({ ...bin, curve: curve.name, value: bin.observed })));
    if (bins.length === 0) {
      return null;
    }
    const most = Math.max(1, ...bins.map((bin) => bin.rows || 0));
    return [h('p', { class: 'mlops-note' }, all.filter((curve) => mlops.isNumber(curve.error)).map((curve, i) => (i > 0 ? ', ' : '') + text('calibration.error', { curve: curve.name, error: curve.error }))), mlops.chart({
      label: text('calibration.label'), className: 'mlops-square', height: 380,
      table: mlops.table(text('calibration.title'), [column.text(text('column.curve'), 'curve'), column.number(text('calibration.predicted'), 'predicted'),
        column.interval(text('column.observed')), column.number(text('column.rows'), 'rows')], bins),
      option: (colours) => ({
        grid: { left: 30, right: 16, top: all.length > 1 ? 36 : 12, bottom: 36, containLabel: true },
        legend: all.length > 1 ? { top: 0, data: all.map((curve) => String(curve.name)) } : undefined,
        xAxis: { type: 'value', min: 0, max: 1, name: text('calibration.x') }, yAxis: { type: 'value', min: 0, max: 1, name: text('calibration.y'), nameGap: 36 },
        tooltip: { formatter: (p) => (p.seriesType === 'line' && p.value.length > 2 ? [text('calibration.pointPredicted', { value: p.value[0] }), text('calibration.pointObserved', { value: p.value[1] }), text('rows.count', { count: p.value[2] || 0 })].join('\n') : '') },
        series: [{ type: 'line', name: text('calibration.ideal'), silent: true, symbol: 'none', color: colours.muted, data: [[0, 0], [1, 1]], lineStyle: { type: 'dashed', width: 1, color: colours.muted } }]
          .concat(all.flatMap((curve, i) => [
            mlops.whiskers(mlops.list(curve.bins).map((bin) => [bin.low, bin.high, bin.predicted]), colours.series[i % 6], true),
            { type: 'line', name: String(curve.name), color: colours.series[i % 6], data: mlops.list(curve.bins).map((bin) => [bin.predicted, bin.observed, bin.rows]),
              symbol: 'circle', symbolSize: (value) => 5 + 11 * Math.sqrt((value[2] || 0) / most) }])),
      }),
    }), mlops.note(text('calibration.note'))];
  };

  mlops.sections.confusion = (data) => {
    const classes = mlops.list(data.classes).map(String);
    const matrix = mlops.list(data.matrix).map(mlops.list);
    if (classes.length === 0 || matrix.length === 0) {
      return null;
    }
    const table = h('table', { class: 'mlops-table mlops-confusion' }, h('caption', {}, text(mlops.isNumber(data.threshold) ? 'confusion.captionAt' : 'confusion.caption', { threshold: data.threshold })),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, text('confusion.corner')), classes.map((name) => h('th', { scope: 'col' }, name)), h('th', { scope: 'col' }, text('confusion.all')))),
      h('tbody', {}, matrix.map((counts, i) => {
        const sum = counts.reduce((a, b) => a + b, 0);
        return h('tr', {}, h('th', { scope: 'row' }, classes[i]), counts.map((count, j) => {
          const share = sum > 0 ? count / sum : 0;
          const cell = h('td', { class: i === j ? 'mlops-right' : 'mlops-wrong' }, h('strong', {}, mlops.format.number(count)), h('br'), h('span', {}, mlops.format.percent(share)));
          cell.style.setProperty('--mlops-heat', Math.round(share * 55) + '%');
          return cell;
        }), h('td', {}, mlops.format.number(sum)));
      })));
    return [h('div', { class: 'mlops-scroll', tabindex: '0', role: 'group', 'aria-label': text('confusion.title') }, table)];
  };

  mlops.sections.slices = (data) => {
    const rows = mlops.list(data.slices);
    if (rows.length === 0) {
      return null;
    }
    const overall = data.overall || {};
    const shown = rows.slice(0, 25);
    return [mlops.dots({
      label: text('slices.label', { metric: data.metric }), axis: data.metric,
      rows: shown.map((row) => ({ ...row, name: row.slice, more: text('rows.count', { count: row.rows }) })),
      lines: mlops.isNumber(overall.value) ? [{ at: overall.value, name: text('slices.allRows') }] : [],
    }), mlops.table(text('slices.title'), mlops.used([column.text(text('slices.slice'), 'slice'), column.number(text('column.rows'), 'rows'),
      column.interval(data.metric || text('column.value')), column.p(text('column.p'), 'p'), column.p(text('column.q'), 'q'), column.verdict()], rows), rows),
    mlops.note(text(data.better ? 'slices.overallBetter' : 'slices.overall', { interval: mlops.format.interval(overall.value, overall.low, overall.high), better: mlops.betterWord(data.better) }))];
  };

  /** Groups too small to compare are drawn in grey, and the table says why. */
  const left = (row) => row.judged === false;
  const because = (key, row) => text(key) + (row.why ? ': ' + row.why : '');

  function impact(entry, rows) {
    const shown = rows.filter((row) => mlops.isNumber(row.impactRatio));
    return shown.length === 0 ? null : h('div', {}, h('h4', {}, text('fairness.impactRatio')), mlops.dots({
      label: text('fairness.impactLabel', { column: entry.column, first: shown.slice(0, 6).map((row) => row.group + ' ' + mlops.format.number(row.impactRatio)).join(', ') }),
      rows: shown.map((row) => ({ name: row.group, value: row.impactRatio, muted: left(row), more: text('rows.count', { count: row.rows }) })),
      lines: [{ at: 1, name: text('fairness.highest') }],
    }));
  }

  function groups(entry) {
    const rows = mlops.list(entry.groups);
    const names = [...new Set(rows.flatMap((row) => Object.keys(row.rates || {})))];
    const least = rows.flatMap((row) => names.map((name) => ((row.rates || {})[name] || {}).value)).filter(mlops.isNumber);
    return [least.length === 0 ? null : h('div', { class: 'mlops-multiples' }, names.slice(0, 6).map((name) => h('div', {}, h('h4', {}, name), mlops.dots({
      label: text('fairness.rateBy', { rate: name, column: entry.column }), rows: rows.map((row) => ({ name: row.group, ...((row.rates || {})[name] || {}), muted: left(row),
        more: text('rows.count', { count: row.rows }) + (left(row) ? '\n' + because('fairness.notJudged', row) : '') })),
    }))), impact(entry, rows)), mlops.table(text('fairness.rates', { column: entry.column }), mlops.used([column.text(String(entry.column), 'group'),
      column.number(text('column.rows'), 'rows'),
      { name: text('fairness.judged'), value: (row) => (row.judged === true ? text('value.yes') : left(row) ? because('value.no', row) : '') },
      column.number(text('fairness.impactRatioColumn'), 'impactRatio'), ...names.map((name) => column.interval(name, (row) => (row.rates || {})[name]))], rows), rows),
    rows.some(left) ? mlops.note(text('fairness.grey', { groups: mlops.listed(rows.filter(left).map((row) => row.group + (row.why ? ' (' + row.why + ')' : '')), 10) })) : null,
    rows.some((row) => mlops.isNumber(row.impactRatio)) ? mlops.note(text('fairness.impactNote')) : null];
  }

  mlops.sections.fairness = (data) => mlops.list(data.columns).map((entry) => [h('h3', {}, entry.column),
    mlops.list(entry.metrics).length === 0 ? null : mlops.table(text('fairness.title', { column: entry.column }), mlops.used([column.text(text('column.metric'), 'name'),
      column.interval(text('column.value')), column.text(text('column.limit'), 'limit'), column.verdict(), column.text(text('column.remark'), 'message')], entry.metrics), entry.metrics),
    groups(entry), mlops.notes(entry.notes)]);
})(window.mlopsReport = window.mlopsReport || {});
