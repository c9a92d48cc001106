/* Sections of explainModel on what drives a model: model, importance, beeswarm, dependence, waterfall. */
(function (mlops) {
  'use strict';

  const { h, column } = mlops;
  const shapAxis = (data) => 'SHAP value' + (data.unit ? ' (' + data.unit + ')' : '');

  mlops.sections.model = (data) => {
    const features = mlops.list(data.features);
    return [mlops.facts(Object.entries(data.facts || {})),
      features.length === 0 ? null : mlops.details(mlops.format.plural(features.length, 'feature'),
        mlops.table('Features', mlops.used([column.text('Feature', 'name'), column.text('Type', 'type')], features), features))];
  };

  mlops.sections.importance = (data) => {
    const features = mlops.list(data.features);
    const classes = mlops.list(data.classes);
    if (features.length === 0) {
      return null;
    }
    const shown = features.slice(0, 25);
    const rest = data.others && data.others.features > 0 ? { name: data.others.features + ' other features', ...data.others } : null;
    const bars = rest ? shown.concat(rest) : shown;
    const perClass = classes.length > 1 && shown.some((feature) => mlops.list(feature.byClass).length > 0);
    const table = mlops.table('Importance of features', mlops.used([column.text('Feature', 'name'), column.interval('Mean |SHAP|'), column.percent('Share', 'share'),
      column.number('Standard error of a row', 'standardError'),
      ...classes.map((name, i) => ({ name: String(name), number: true, value: (row) => mlops.list(row.byClass)[i] }))], features), features);
    return [mlops.chart({
      label: 'Importance of features: ' + shown.slice(0, 3).map((feature) => feature.name + ' ' + mlops.format.number(feature.value)).join(', '),
      table, height: mlops.rowsHeight(bars.length) + (perClass ? 30 : 0),
      option: (colours) => ({
        grid: mlops.grid(bars.map((feature) => feature.name), colours, { right: 56, top: perClass ? 40 : 8 }),
        legend: perClass ? { top: 0, data: classes.map(String) } : undefined,
        xAxis: { type: 'value', name: 'mean |SHAP value|' + (data.unit ? ' (' + data.unit + ')' : '') },
        yAxis: mlops.names(bars.map((feature) => feature.name), colours),
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: colours.line, opacity: 0.4 } }, formatter: (p) => {
          const feature = bars[p[0].dataIndex];
          return feature.name + '\n' + mlops.format.interval(feature.value, feature.low, feature.high) + (mlops.isNumber(feature.share) ? ', ' + mlops.format.percent(feature.share) : '');
        } },
        series: perClass
          ? classes.map((name, i) => ({ type: 'bar', stack: 'all', name: String(name), barMaxWidth: 18, data: bars.map((feature) => mlops.list(feature.byClass)[i] ?? 0) }))
          : [{ type: 'bar', barMaxWidth: 18, data: bars.map((feature) => ({ value: feature.value, itemStyle: feature === rest ? { color: colours.none } : {} })),
              label: { show: true, position: 'right', distance: 8, color: colours.text, formatter: (p) => (mlops.isNumber(bars[p.dataIndex].share) && !mlops.isNumber(bars[p.dataIndex].high) ? mlops.format.percent(bars[p.dataIndex].share) : '') } },
            mlops.whiskers(bars.map((feature, i) => [feature.low, feature.high, i]), colours.text)],
      }),
    }), features.length > shown.length ? mlops.note('The chart shows the first ' + shown.length + ' of ' + features.length + ' features; the table has all.') : null,
    mlops.isNumber(data.rows) ? mlops.note('Over ' + mlops.format.plural(data.rows, 'row') + (data.totalRows > data.rows ? ', sampled from ' + mlops.format.number(data.totalRows) : '') + '.') : null,
    made(data, features)];
  };

  /** How the values were worked out, and how far those of a row may be off. */
  function made(data, features) {
    if (!data.method) {
      return null;
    }
    const errors = features.map((feature) => feature.standardError).filter(mlops.isNumber);
    const first = features.find((feature) => mlops.isNumber(feature.standardError));
    return mlops.note('Method: ' + data.method + (mlops.isNumber(data.permutations) ? ', ' + data.permutations + ' orders of the features a row' : '')
      + (mlops.isNumber(data.backgroundRows) ? ', against ' + mlops.format.plural(data.backgroundRows, 'background row') : '') + '.'
      + (errors.length === 0 ? '' : ' The SHAP value of a single row has a standard error of typically ' + mlops.format.number(first.standardError) + ' for ' + first.name
        + ', at most ' + mlops.format.number(Math.max(...errors)) + ' for any feature shown; the table has all.'));
  }

  /** Moves points of similar SHAP value apart: they pile up around the line, where most of them are. */
  function swarm(values, low, high) {
    const bins = 90;
    const piles = new Map();
    values.forEach((value, i) => {
      const bin = Math.round((value - low) / ((high - low) || 1) * bins);
      piles.set(bin, (piles.get(bin) || []).concat(i));
    });
    const deepest = Math.max(8, ...[...piles.values()].map((pile) => pile.length));
    const offsets = new Array(values.length);
    piles.forEach((pile) => pile.forEach((index, i) => { offsets[index] = (i % 2 ? 1 : -1) * Math.ceil(i / 2) / deepest * 0.8; }));
    return offsets;
  }

  mlops.sections.beeswarm = (data) => {
    const features = mlops.list(data.features).filter((feature) => mlops.list(feature.shap).length > 0).slice(0, 15);
    if (features.length === 0) {
      return null;
    }
    const all = features.flatMap((feature) => feature.shap).filter(mlops.isNumber);
    const low = all.reduce((a, b) => Math.min(a, b), Infinity);
    const high = all.reduce((a, b) => Math.max(a, b), -Infinity);
    const points = features.flatMap((feature, row) => {
      const offsets = swarm(feature.shap, low, high);
      return feature.shap.map((shap, i) => [shap, row + offsets[i] * 0.5, mlops.isNumber(mlops.list(feature.value)[i]) ? feature.value[i] : -1, row]);
    });
    const quantile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))];
    const rows = features.map((feature) => {
      const sorted = feature.shap.slice().sort((a, b) => a - b);
      return { name: feature.name, least: sorted[0], lower: quantile(sorted, 0.25), middle: quantile(sorted, 0.5), upper: quantile(sorted, 0.75), greatest: sorted[sorted.length - 1] };
    });
    return [mlops.chart({
      label: 'SHAP values of sampled rows for each feature, coloured by the feature\u2019s value',
      table: mlops.table('SHAP values by feature', [column.text('Feature', 'name'), column.number('Least', 'least'), column.number('Lower quarter', 'lower'),
        column.number('Median', 'middle'), column.number('Upper quarter', 'upper'), column.number('Greatest', 'greatest')], rows),
      height: mlops.rowsHeight(features.length, 38) + 40,
      option: (colours) => ({
        grid: mlops.grid(features.map((feature) => feature.name), colours, { top: 44 }),
        visualMap: { type: 'continuous', min: 0, max: 1, dimension: 2, seriesIndex: 0, orient: 'horizontal', right: 0, top: 0, itemWidth: 12, itemHeight: 120, calculable: false,
          text: ['high value', 'low'], textStyle: { color: colours.text }, inRange: { color: [colours.low, colours.high] }, outOfRange: { color: colours.none } },
        xAxis: { type: 'value', name: shapAxis(data), axisLine: { onZero: false } },
        yAxis: [mlops.names(features.map((feature) => feature.name), colours, { splitLine: { show: false } }),
          { type: 'value', show: false, min: -0.5, max: features.length - 0.5, inverse: true }],
        tooltip: { formatter: (p) => features[p.value[3]].name + '\nSHAP ' + mlops.format.number(p.value[0]) },
        series: [{ type: 'scatter', yAxisIndex: 1, progressive: 0, symbolSize: 5, itemStyle: { opacity: 0.85 }, data: points.filter((point) => point[2] >= 0),
          markLine: { silent: true, symbol: 'none', label: { show: false }, data: [{ xAxis: 0 }], lineStyle: { color: colours.muted, type: 'solid' } } },
        { type: 'scatter', yAxisIndex: 1, progressive: 0, symbolSize: 5, itemStyle: { color: colours.none, opacity: 0.85 }, data: points.filter((point) => point[2] < 0) }],
      }),
    }), mlops.note('Each point is one row. Grey points have no value or one without order.')];
  };

  function dependence(data, plot) {
    const categories = mlops.list(plot.categories);
    const by = plot.by;
    const spread = (i) => (categories.length > 0 ? ((i * 0.618033988749895) % 1 - 0.5) * 0.5 : 0);
    const colourOf = by ? mlops.list(by.values) : [];
    const numbers = colourOf.filter(mlops.isNumber);
    const points = mlops.list(plot.x).map((x, i) => [mlops.isNumber(x) ? x + spread(i) : x, mlops.list(plot.shap)[i], colourOf[i] ?? null, x]).filter((point) => mlops.isNumber(point[0]));
    const byCategories = by ? mlops.list(by.categories) : [];
    const coloured = by && byCategories.length === 0 && numbers.length > 0;
    const name = (x) => (categories.length > 0 ? categories[x] : mlops.format.number(x));
    return mlops.chart({
      label: 'SHAP value of ' + plot.feature + ' against its value', height: 360,
      table: mlops.table('SHAP values of ' + plot.feature, mlops.used([
        { name: plot.feature, number: categories.length === 0, value: (point) => (categories.length > 0 ? categories[point[3]] : point[3]) },
        { name: 'SHAP value', number: true, value: (point) => point[1] },
        { name: by ? by.feature : '', value: (point) => (byCategories.length > 0 ? byCategories[point[2]] : point[2]) }], points), points),
      option: (colours) => ({
        grid: { left: 30, right: 24, top: by ? 44 : 16, bottom: 40, containLabel: true },
        legend: byCategories.length > 0 ? { top: 0, data: byCategories.slice(0, 6).map(String) } : undefined,
        visualMap: coloured ? { type: 'continuous', min: Math.min(...numbers), max: Math.max(...numbers) === Math.min(...numbers) ? Math.min(...numbers) + 1 : Math.max(...numbers), dimension: 2, orient: 'horizontal', right: 0, top: 0,
          itemWidth: 12, itemHeight: 120, text: [by.feature + ' high', 'low'], textStyle: { color: colours.text }, inRange: { color: [colours.low, colours.high] }, outOfRange: { color: colours.none } } : undefined,
        xAxis: categories.length > 0
          ? { type: 'value', name: plot.feature, min: -1, max: categories.length, interval: 1, splitLine: { show: false }, axisTick: { show: false }, axisLabel: { width: 110, overflow: 'truncate', formatter: (at) => String(categories[at] ?? '') } }
          : { type: 'value', scale: true, name: plot.feature },
        yAxis: { type: 'value', name: shapAxis(data), nameGap: 44, axisLine: { onZero: false } },
        tooltip: { formatter: (p) => plot.feature + ' = ' + name(p.value[3]) + '\nSHAP ' + mlops.format.number(p.value[1])
          + (by && p.value[2] !== null ? '\n' + by.feature + ' = ' + (byCategories.length > 0 ? byCategories[p.value[2]] : mlops.format.number(p.value[2])) : '') },
        series: (byCategories.length > 0
          ? byCategories.slice(0, 6).map((category, i) => ({ name: String(category), data: points.filter((point) => point[2] === i) })).concat({ name: 'others', itemStyle: { color: colours.none }, data: points.filter((point) => point[2] === null || point[2] > 5) })
          : [{ data: points }]).map((series, i) => ({ type: 'scatter', progressive: 0, symbolSize: 6, ...series, itemStyle: { opacity: 0.75, ...series.itemStyle },
          markLine: i > 0 ? undefined : { silent: true, symbol: 'none', label: { show: false }, data: [{ yAxis: 0 }], lineStyle: { color: colours.muted, type: 'solid' } } })),
      }),
    });
  }

  /** One of several pictures, chosen by a list. */
  function chooser(label, items, name, draw) {
    if (items.length === 0) {
      return null;
    }
    const place = h('div', {});
    const show = (index) => {
      place.querySelectorAll('figure').forEach((figure) => figure.dispose?.());
      place.replaceChildren(...[draw(items[index])].flat(Infinity).filter(Boolean));
    };
    show(0);
    return [items.length > 1 ? h('div', { class: 'mlops-toolbar' }, mlops.select(label, items.map((item, i) => [i, name(item)]), 0, (value) => show(Number(value)))) : null, place];
  }

  mlops.sections.dependence = (data) => chooser('Feature', mlops.list(data.plots), (plot) => plot.feature, (plot) => dependence(data, plot));

  function waterfall(data, row) {
    const given = mlops.list(row.contributions);
    const shown = given.slice(0, 20);
    const rest = given.slice(20).reduce((sum, part) => sum + part.shap, row.others ? row.others.shap : 0);
    const restCount = given.length - shown.length + (row.others ? row.others.features : 0);
    let at = row.base;
    const steps = shown.map((part) => ({ name: part.feature + (part.value === undefined ? '' : ' = ' + (part.value === null ? 'missing' : mlops.format.cell(part.value))), shap: part.shap }))
      .concat(restCount > 0 ? { name: mlops.format.plural(restCount, 'other feature'), shap: rest } : [])
      .map((part) => ({ ...part, from: at, to: (at += part.shap) }));
    return [mlops.facts([['Base value', row.base], ['Prediction', row.prediction], ['Output', row.output]]), mlops.chart({
      label: 'From the base value ' + mlops.format.number(row.base) + ' to the prediction ' + mlops.format.number(row.prediction) + ' of ' + row.label,
      height: mlops.rowsHeight(steps.length, 30) + 30,
      table: mlops.table('Contributions', [column.text('Feature', 'name'), column.number('SHAP value', 'shap'), column.number('Prediction so far', 'to')], steps),
      option: (colours) => ({
        grid: mlops.grid(steps.map((step) => step.name), colours, { top: 44 }),
        xAxis: { type: 'value', scale: true, name: 'prediction' + (data.unit ? ' (' + data.unit + ')' : ''), boundaryGap: ['14%', '14%'] },
        yAxis: mlops.names(steps.map((step) => step.name), colours),
        tooltip: { formatter: (p) => (steps[p.dataIndex] ? steps[p.dataIndex].name + '\n' + signed(steps[p.dataIndex].shap) : '') },
        series: [{
          type: 'custom', encode: { x: [0, 1], y: 2 }, data: steps.map((step, i) => [step.from, step.to, i]),
          renderItem: (params, api) => {
            const a = api.coord([api.value(0), api.value(2)]);
            const b = api.coord([api.value(1), api.value(2)]);
            const tall = Math.min(18, api.size([0, 1])[1] * 0.7);
            const right = b[0] >= a[0];
            const x = Math.min(a[0], b[0]);
            return { type: 'group', children: [
              { type: 'rect', shape: { x, y: a[1] - tall / 2, width: Math.max(1, Math.abs(b[0] - a[0])), height: tall }, style: { fill: right ? colours.high : colours.low } },
              { type: 'text', x: b[0] + (right ? 5 : -5), y: a[1], style: { text: signed(steps[params.dataIndex].shap), fill: colours.text, fontSize: 12, verticalAlign: 'middle', align: right ? 'left' : 'right' } }] };
          },
        }, { type: 'line', data: [], markLine: { silent: true, symbol: 'none', lineStyle: { color: colours.text, type: 'dashed', opacity: 0.6 },
          // The two labels stand at different heights, because the two values may be close.
          data: [{ xAxis: row.base, name: 'base', label: { distance: [0, 4] } }, { xAxis: row.prediction, name: 'prediction', label: { distance: [0, 18] } }],
          label: { formatter: (p) => p.name, color: colours.text, position: 'start' } } }],
      }),
    })];
  }

  const signed = (value) => (value > 0 ? '+' : '') + mlops.format.number(value).replace('-', '\u2212');

  mlops.sections.waterfall = (data) => chooser('Row', mlops.list(data.rows), (row) => row.label, (row) => waterfall(data, row));
})(window.mlopsReport = window.mlopsReport || {});
