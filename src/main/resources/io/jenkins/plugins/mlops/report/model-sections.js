/* Sections of explainModel on what drives a model: model, importance, beeswarm, dependence, waterfall. */
(function (mlops) {
  'use strict';

  const { h, text, column } = mlops;

  /** The name of an axis, with the unit where there is one. */
  const withUnit = (name, data) => (data.unit ? text('model.withUnit', { name, unit: data.unit }) : name);

  mlops.sections.model = (data) => {
    const features = mlops.list(data.features);
    return [mlops.facts(Object.entries(data.facts || {})),
      features.length === 0 ? null : mlops.details(text('features.count', { count: features.length }),
        mlops.table(text('model.features'), mlops.used([column.text(text('column.feature'), 'name'), column.text(text('column.type'), 'type')], features), features))];
  };

  mlops.sections.importance = (data) => {
    const features = mlops.list(data.features);
    const classes = mlops.list(data.classes);
    if (features.length === 0) {
      return null;
    }
    const shown = features.slice(0, 25);
    const rest = data.others && data.others.features > 0 ? { name: text('features.others', { count: data.others.features }), ...data.others } : null;
    const bars = rest ? shown.concat(rest) : shown;
    const perClass = classes.length > 1 && shown.some((feature) => mlops.list(feature.byClass).length > 0);
    const table = mlops.table(text('importance.title'), mlops.used([column.text(text('column.feature'), 'name'), column.interval(text('importance.mean')),
      column.percent(text('column.share'), 'share'), column.number(text('importance.standardError'), 'standardError'),
      ...classes.map((name, i) => ({ name: String(name), number: true, value: (row) => mlops.list(row.byClass)[i] }))], features), features);
    return [mlops.chart({
      label: text('importance.label', { first: shown.slice(0, 3).map((feature) => feature.name + ' ' + mlops.format.number(feature.value)).join(', ') }),
      table, height: mlops.rowsHeight(bars.length) + (perClass ? 30 : 0),
      option: (colours) => ({
        grid: mlops.grid(bars.map((feature) => feature.name), colours, { right: 56, top: perClass ? 40 : 8 }),
        legend: perClass ? { top: 0, data: classes.map(String) } : undefined,
        xAxis: { type: 'value', name: withUnit(text('importance.axis'), data) },
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
    }), features.length > shown.length ? mlops.note(text('importance.first', { first: shown.length, count: features.length })) : null,
    mlops.isNumber(data.rows) ? mlops.note(data.totalRows > data.rows ? text('importance.sampled', { rows: text('rows.count', { count: data.rows }), all: data.totalRows })
      : text('note.overRows', { rows: text('rows.count', { count: data.rows }) })) : null,
    made(data, features)];
  };

  /** How the values were worked out, and how far those of a row may be off. */
  function made(data, features) {
    if (!data.method) {
      return null;
    }
    const errors = features.map((feature) => feature.standardError).filter(mlops.isNumber);
    const first = features.find((feature) => mlops.isNumber(feature.standardError));
    const parts = [data.method,
      mlops.isNumber(data.permutations) ? text('importance.orders', { count: data.permutations }) : null,
      mlops.isNumber(data.backgroundRows) ? text('importance.background', { count: data.backgroundRows }) : null];
    return mlops.note(text('importance.method', { method: parts.filter(Boolean).join(', ') }),
      errors.length === 0 ? null : [' ', text('importance.errors', { typical: first.standardError, feature: first.name, most: Math.max(...errors) })]);
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
      const offsets = mlops.layout.swarm(feature.shap, low, high);
      return feature.shap.map((shap, i) => [shap, row + offsets[i] * 0.5, mlops.isNumber(mlops.list(feature.value)[i]) ? feature.value[i] : -1, row]);
    });
    const { quantile } = mlops.layout;
    const rows = features.map((feature) => {
      const sorted = feature.shap.slice().sort((a, b) => a - b);
      return { name: feature.name, least: sorted[0], lower: quantile(sorted, 0.25), middle: quantile(sorted, 0.5), upper: quantile(sorted, 0.75), greatest: sorted[sorted.length - 1] };
    });
    return [mlops.chart({
      label: text('beeswarm.label'), points: points.length,
      table: mlops.table(text('beeswarm.title'), [column.text(text('column.feature'), 'name'), column.number(text('column.least'), 'least'),
        column.number(text('beeswarm.lower'), 'lower'), column.number(text('beeswarm.median'), 'middle'), column.number(text('beeswarm.upper'), 'upper'),
        column.number(text('column.greatest'), 'greatest')], rows),
      height: mlops.rowsHeight(features.length, 38) + 40,
      option: (colours) => ({
        grid: mlops.grid(features.map((feature) => feature.name), colours, { top: 44 }),
        visualMap: { type: 'continuous', min: 0, max: 1, dimension: 2, seriesIndex: 0, orient: 'horizontal', right: 0, top: 0, itemWidth: 12, itemHeight: 120, calculable: false,
          text: [text('beeswarm.high'), text('colour.low')], textStyle: { color: colours.text }, inRange: { color: [colours.low, colours.high] }, outOfRange: { color: colours.none } },
        xAxis: { type: 'value', name: withUnit(text('shap.value'), data), axisLine: { onZero: false } },
        yAxis: [mlops.names(features.map((feature) => feature.name), colours, { splitLine: { show: false } }),
          { type: 'value', show: false, min: -0.5, max: features.length - 0.5, inverse: true }],
        tooltip: { formatter: (p) => features[p.value[3]].name + '\n' + text('shap.of', { value: p.value[0] }) },
        series: [{ type: 'scatter', yAxisIndex: 1, progressive: 0, symbolSize: 5, itemStyle: { opacity: 0.85 }, data: points.filter((point) => point[2] >= 0),
          markLine: { silent: true, symbol: 'none', label: { show: false }, data: [{ xAxis: 0 }], lineStyle: { color: colours.muted, type: 'solid' } } },
        { type: 'scatter', yAxisIndex: 1, progressive: 0, symbolSize: 5, itemStyle: { color: colours.none, opacity: 0.85 }, data: points.filter((point) => point[2] < 0) }],
      }),
    }), mlops.note(text('beeswarm.note'))];
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
      label: text('dependence.label', { feature: plot.feature }), height: 360, points: points.length,
      table: mlops.table(text('dependence.title', { feature: plot.feature }), mlops.used([
        { name: plot.feature, number: categories.length === 0, value: (point) => (categories.length > 0 ? categories[point[3]] : point[3]) },
        { name: text('shap.value'), number: true, value: (point) => point[1] },
        { name: by ? by.feature : '', value: (point) => (byCategories.length > 0 ? byCategories[point[2]] : point[2]) }], points), points),
      option: (colours) => ({
        grid: { left: 30, right: 24, top: by ? 44 : 16, bottom: 40, containLabel: true },
        legend: byCategories.length > 0 ? { top: 0, data: byCategories.slice(0, 6).map(String) } : undefined,
        visualMap: coloured ? { type: 'continuous', min: Math.min(...numbers), max: Math.max(...numbers) === Math.min(...numbers) ? Math.min(...numbers) + 1 : Math.max(...numbers), dimension: 2, orient: 'horizontal', right: 0, top: 0,
          itemWidth: 12, itemHeight: 120, text: [text('dependence.high', { feature: by.feature }), text('colour.low')], textStyle: { color: colours.text }, inRange: { color: [colours.low, colours.high] }, outOfRange: { color: colours.none } } : undefined,
        xAxis: categories.length > 0
          ? { type: 'value', name: plot.feature, min: -1, max: categories.length, interval: 1, splitLine: { show: false }, axisTick: { show: false }, axisLabel: { width: 110, overflow: 'truncate', formatter: (at) => String(categories[at] ?? '') } }
          : { type: 'value', scale: true, name: plot.feature },
        yAxis: { type: 'value', name: withUnit(text('shap.value'), data), nameGap: 44, axisLine: { onZero: false } },
        tooltip: { formatter: (p) => plot.feature + ' = ' + name(p.value[3]) + '\n' + text('shap.of', { value: p.value[1] })
          + (by && p.value[2] !== null ? '\n' + by.feature + ' = ' + (byCategories.length > 0 ? byCategories[p.value[2]] : mlops.format.number(p.value[2])) : '') },
        series: (byCategories.length > 0
          ? byCategories.slice(0, 6).map((category, i) => ({ name: String(category), data: points.filter((point) => point[2] === i) })).concat({ name: text('dependence.others'), itemStyle: { color: colours.none }, data: points.filter((point) => point[2] === null || point[2] > 5) })
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

  mlops.sections.dependence = (data) => chooser(text('column.feature'), mlops.list(data.plots), (plot) => plot.feature, (plot) => dependence(data, plot));

  function waterfall(data, row) {
    const given = mlops.list(row.contributions);
    const shown = given.slice(0, 20);
    const rest = given.slice(20).reduce((sum, part) => sum + part.shap, row.others ? row.others.shap : 0);
    const restCount = given.length - shown.length + (row.others ? row.others.features : 0);
    const steps = mlops.layout.steps(row.base, shown.map((part) => ({ name: part.feature + (part.value === undefined ? '' : ' = ' + (part.value === null ? text('value.missing') : mlops.format.cell(part.value))), shap: part.shap }))
      .concat(restCount > 0 ? { name: text('features.others', { count: restCount }), shap: rest } : []));
    return [mlops.facts([[text('waterfall.base'), row.base], [text('column.prediction'), row.prediction], [text('waterfall.output'), row.output]]), mlops.chart({
      label: text('waterfall.label', { base: row.base, prediction: row.prediction, row: row.label }),
      height: mlops.rowsHeight(steps.length, 30) + 30,
      table: mlops.table(text('waterfall.title'), [column.text(text('column.feature'), 'name'), column.number(text('shap.value'), 'shap'),
        column.number(text('waterfall.soFar'), 'to')], steps),
      option: (colours) => ({
        grid: mlops.grid(steps.map((step) => step.name), colours, { top: 44 }),
        xAxis: { type: 'value', scale: true, name: withUnit(text('waterfall.axis'), data), boundaryGap: ['14%', '14%'] },
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
          data: [{ xAxis: row.base, name: text('waterfall.baseLine'), label: { distance: [0, 4] } }, { xAxis: row.prediction, name: text('waterfall.axis'), label: { distance: [0, 18] } }],
          label: { formatter: (p) => p.name, color: colours.text, position: 'start' } } }],
      }),
    })];
  }

  const signed = (value) => (value > 0 ? '+' : '') + mlops.format.number(value).replace('-', '\u2212');

  mlops.sections.waterfall = (data) => chooser(text('column.row'), mlops.list(data.rows), (row) => row.label, (row) => waterfall(data, row));
})(window.mlopsReport = window.mlopsReport || {});
