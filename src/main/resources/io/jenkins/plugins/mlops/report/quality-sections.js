/* Sections of explainModel on how good and how fair a model is: performance, curves, confusion, slices, fairness. */
(function (mlops) {
  'use strict';

  const { h, column } = mlops;

  const within = (rows) => rows.filter((row) => mlops.isNumber(row.value) && row.value >= 0 && row.value <= 1);

  mlops.sections.performance = (data) => {
    const rows = mlops.list(data.metrics);
    if (rows.length === 0) {
      return null;
    }
    // Only metrics on one scale share an axis; the table has all of them.
    const shares = within(rows);
    return [shares.length < 2 ? null : mlops.dots({ label: 'Metrics between 0 and 1 with their intervals', rows: shares, ends: [0, 1] }),
      mlops.table('Performance', mlops.used([column.text('Metric', 'name'), column.interval('Value'), column.number('Champion', 'champion'),
        column.text('Better', 'better'), column.text('Limit', 'limit'), column.verdict()], rows), rows),
      mlops.note('Over ' + mlops.format.plural(data.rows, 'row') + (mlops.isNumber(data.confidence) ? '; intervals of ' + mlops.format.percent(data.confidence) + ' confidence' : '') + '.')];
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
      table: mlops.table(given.xName + ' and ' + given.yName, mlops.used([column.text('Curve', 'curve'), column.number(given.xName, 'x'), column.number(given.yName, 'y')], points), points),
      option: (colours) => ({
        grid: { left: 30, right: 16, top: all.length > 1 ? 36 : 12, bottom: 36, containLabel: true },
        legend: all.length > 1 ? { top: 0, data: all.map((curve) => String(curve.name)) } : undefined,
        xAxis: { type: 'value', min: 0, max: 1, name: given.xName }, yAxis: { type: 'value', min: 0, max: 1, name: given.yName, nameGap: 36 },
        tooltip: { trigger: 'item', formatter: (p) => p.seriesName + '\n' + given.xName + ' ' + mlops.format.number(p.value[0]) + '\n' + given.yName + ' ' + mlops.format.number(p.value[1]) },
        series: all.map((curve) => ({ type: 'line', name: String(curve.name), showSymbol: mlops.list(curve[given.x]).length <= 40, symbol: 'circle', symbolSize: 5, step: given.step, lineStyle: { width: 2 }, areaStyle: all.length === 1 ? { opacity: 0.12 } : undefined,
          data: mlops.list(curve[given.x]).map((x, i) => [x, mlops.list(curve[given.y])[i]]) }))
          .concat(given.reference(data).map((line) => ({ type: 'line', name: 'by chance', silent: true, symbol: 'none', data: line, color: colours.muted, lineStyle: { type: 'dashed', width: 1, color: colours.muted } }))),
      }),
    })];
  }

  mlops.sections.roc = (data) => curves(data, { x: 'fpr', y: 'tpr', xName: 'false positive rate', yName: 'true positive rate', area: 'auc', areaName: 'AUC', reference: () => [[[0, 0], [1, 1]]] });

  mlops.sections['precision-recall'] = (data) => curves(data, { x: 'recall', y: 'precision', xName: 'recall', yName: 'precision', area: 'averagePrecision', areaName: 'average precision',
    reference: (all) => mlops.list(all.curves).slice(0, 1).map((curve) => curve.base).filter(mlops.isNumber).map((base) => [[0, base], [1, base]]) });

  mlops.sections.calibration = (data) => {
    const all = mlops.list(data.curves);
    const bins = all.flatMap((curve) => mlops.list(curve.bins).map((bin) => ({ ...bin, curve: curve.name, value: bin.observed })));
    if (bins.length === 0) {
      return null;
    }
    const most = Math.max(1, ...bins.map((bin) => bin.rows || 0));
    return [h('p', { class: 'mlops-note' }, all.filter((curve) => mlops.isNumber(curve.error)).map((curve, i) => (i > 0 ? ', ' : '') + curve.name + ': calibration error ' + mlops.format.number(curve.error))), mlops.chart({
      label: 'Observed share against predicted probability', className: 'mlops-square', height: 380,
      table: mlops.table('Calibration', [column.text('Curve', 'curve'), column.number('Predicted', 'predicted'), column.interval('Observed'), column.number('Rows', 'rows')], bins),
      option: (colours) => ({
        grid: { left: 30, right: 16, top: all.length > 1 ? 36 : 12, bottom: 36, containLabel: true },
        legend: all.length > 1 ? { top: 0, data: all.map((curve) => String(curve.name)) } : undefined,
        xAxis: { type: 'value', min: 0, max: 1, name: 'predicted probability' }, yAxis: { type: 'value', min: 0, max: 1, name: 'observed share', nameGap: 36 },
        tooltip: { formatter: (p) => (p.seriesType === 'line' && p.value.length > 2 ? 'predicted ' + mlops.format.number(p.value[0]) + '\nobserved ' + mlops.format.number(p.value[1]) + '\n' + mlops.format.plural(p.value[2] || 0, 'row') : '') },
        series: [{ type: 'line', name: 'ideal', silent: true, symbol: 'none', color: colours.muted, data: [[0, 0], [1, 1]], lineStyle: { type: 'dashed', width: 1, color: colours.muted } }]
          .concat(all.flatMap((curve, i) => [
            mlops.whiskers(mlops.list(curve.bins).map((bin) => [bin.low, bin.high, bin.predicted]), colours.series[i % 6], true),
            { type: 'line', name: String(curve.name), color: colours.series[i % 6], data: mlops.list(curve.bins).map((bin) => [bin.predicted, bin.observed, bin.rows]),
              symbol: 'circle', symbolSize: (value) => 5 + 11 * Math.sqrt((value[2] || 0) / most) }])),
      }),
    }), mlops.note('The larger a point, the more rows it stands for.')];
  };

  mlops.sections.confusion = (data) => {
    const classes = mlops.list(data.classes).map(String);
    const matrix = mlops.list(data.matrix).map(mlops.list);
    if (classes.length === 0 || matrix.length === 0) {
      return null;
    }
    const table = h('table', { class: 'mlops-table mlops-confusion' }, h('caption', {}, 'Rows: actual class. Columns: predicted class' + (mlops.isNumber(data.threshold) ? ' at threshold ' + mlops.format.number(data.threshold) : '') + '.'),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'actual \u2193 predicted \u2192'), classes.map((name) => h('th', { scope: 'col' }, name)), h('th', { scope: 'col' }, 'all'))),
      h('tbody', {}, matrix.map((counts, i) => {
        const sum = counts.reduce((a, b) => a + b, 0);
        return h('tr', {}, h('th', { scope: 'row' }, classes[i]), counts.map((count, j) => {
          const share = sum > 0 ? count / sum : 0;
          const cell = h('td', { class: i === j ? 'mlops-right' : 'mlops-wrong' }, h('strong', {}, mlops.format.number(count)), h('br'), h('span', {}, mlops.format.percent(share)));
          cell.style.setProperty('--mlops-heat', Math.round(share * 55) + '%');
          return cell;
        }), h('td', {}, mlops.format.number(sum)));
      })));
    return [h('div', { class: 'mlops-scroll', tabindex: '0', role: 'group', 'aria-label': 'Confusion matrix' }, table)];
  };

  mlops.sections.slices = (data) => {
    const rows = mlops.list(data.slices);
    if (rows.length === 0) {
      return null;
    }
    const overall = data.overall || {};
    const shown = rows.slice(0, 25);
    return [mlops.dots({
      label: data.metric + ' of the worst slices', axis: data.metric,
      rows: shown.map((row) => ({ ...row, name: row.slice, more: mlops.format.plural(row.rows, 'row') })),
      lines: mlops.isNumber(overall.value) ? [{ at: overall.value, name: 'all rows' }] : [],
    }), mlops.table('Slices', mlops.used([column.text('Slice', 'slice'), column.number('Rows', 'rows'), column.interval(data.metric || 'Value'),
      column.p('p', 'p'), column.p('q', 'q'), column.verdict()], rows), rows),
    mlops.note('All rows: ' + mlops.format.interval(overall.value, overall.low, overall.high) + (data.better ? '; ' + data.better + ' is better' : '') + '.')];
  };

  /** Groups too small to compare are drawn in grey, and the table says why. */
  const left = (row) => row.judged === false;

  function impact(entry, rows) {
    const shown = rows.filter((row) => mlops.isNumber(row.impactRatio));
    return shown.length === 0 ? null : h('div', {}, h('h4', {}, 'impact ratio'), mlops.dots({
      label: 'Impact ratio by ' + entry.column + ': ' + shown.slice(0, 6).map((row) => row.group + ' ' + mlops.format.number(row.impactRatio)).join(', '),
      rows: shown.map((row) => ({ name: row.group, value: row.impactRatio, muted: left(row), more: mlops.format.plural(row.rows, 'row') })),
      lines: [{ at: 1, name: 'highest rate' }],
    }));
  }

  function groups(entry) {
    const rows = mlops.list(entry.groups);
    const names = [...new Set(rows.flatMap((row) => Object.keys(row.rates || {})))];
    const least = rows.flatMap((row) => names.map((name) => ((row.rates || {})[name] || {}).value)).filter(mlops.isNumber);
    return [least.length === 0 ? null : h('div', { class: 'mlops-multiples' }, names.slice(0, 6).map((name) => h('div', {}, h('h4', {}, name), mlops.dots({
      label: name + ' by ' + entry.column, rows: rows.map((row) => ({ name: row.group, ...((row.rates || {})[name] || {}), muted: left(row),
        more: mlops.format.plural(row.rows, 'row') + (left(row) ? '\nnot judged' + (row.why ? ': ' + row.why : '') : '') })),
    }))), impact(entry, rows)), mlops.table('Rates by ' + entry.column, mlops.used([column.text(String(entry.column), 'group'), column.number('Rows', 'rows'),
      { name: 'Judged', value: (row) => (row.judged === true ? 'yes' : left(row) ? 'no' + (row.why ? ': ' + row.why : '') : '') },
      column.number('Impact ratio', 'impactRatio'), ...names.map((name) => column.interval(name, (row) => (row.rates || {})[name]))], rows), rows),
    rows.some(left) ? mlops.note('Groups in grey are not judged: ' + rows.filter(left).slice(0, 10).map((row) => row.group + (row.why ? ' (' + row.why + ')' : '')).join(', ')
      + (rows.filter(left).length > 10 ? ' and ' + (rows.filter(left).length - 10) + ' more' : '') + '.') : null,
    rows.some((row) => mlops.isNumber(row.impactRatio)) ? mlops.note('The impact ratio is a group\u2019s selection rate over the highest among the judged groups.') : null];
  }

  mlops.sections.fairness = (data) => mlops.list(data.columns).map((entry) => [h('h3', {}, entry.column),
    mlops.list(entry.metrics).length === 0 ? null : mlops.table('Fairness by ' + entry.column, mlops.used([column.text('Metric', 'name'), column.interval('Value'),
      column.text('Limit', 'limit'), column.verdict(), column.text('Remark', 'message')], entry.metrics), entry.metrics),
    groups(entry), mlops.notes(entry.notes)]);
})(window.mlopsReport = window.mlopsReport || {});
