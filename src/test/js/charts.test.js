'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const mlops = require('./report.js');
const { section, many } = require('./data.js');
const { cells, charts, draw, colours } = require('./look.js');
const { generator } = require('./generated.js');

/** The only chart that a section asks for, with its option. */
function chart(type, change = () => {}) {
  const data = section(type);
  change(data);
  const asked = charts(() => draw(type, data));
  assert.equal(asked.length, 1);
  return asked[0];
}

test('every chart says in words what it shows, and has its numbers in a table or beside it', () => {
  const labels = Object.fromEntries(Object.keys(mlops.sections).flatMap((type) => charts(() => draw(type, section(type)))).map((asked) => [asked.label, Boolean(asked.table)]));
  assert.deepEqual(labels, {
    'Importance of features: age 2, site 1, f0 0.01': true,
    'SHAP values of sampled rows for each feature, coloured by the feature\u2019s value': true,
    'SHAP value of site against its value': true,
    'From the base value 1 to the prediction 4 of row 1': true,
    'Metrics between 0 and 1 with their intervals': false,
    'this: AUC 0.8 (0.7 to 0.9)': true,
    'this: average precision 0.8': true,
    'Observed share against predicted probability': true,
    'AUC of the worst slices': false,
    'selection by sex': false,
    'Impact ratio by sex: f 0.7, m 1': false,
    'Drift of each column as a multiple of its limit: sex 2.5, site 1.5, age 0.5': true,
    'AUC over 2 windows': true,
  });
});

test('what a chart says itself goes before what all have in common', () => {
  const made = mlops.chartDefaults({ xAxis: { name: 'x', axisLabel: { color: 'own' }, nameGap: 1 }, yAxis: [{ show: false }, { name: 'y' }], tooltip: { trigger: 'axis' }, legend: { top: 0 }, grid: { left: 5 } }, colours, 'in words');
  assert.deepEqual(made.aria, { enabled: true, label: { description: 'in words' } });
  assert.equal(made.animation, false);
  assert.deepEqual([made.xAxis.name, made.xAxis.nameGap, made.xAxis.nameLocation, made.xAxis.axisLabel.color, made.xAxis.axisLine.lineStyle.color], ['x', 1, 'middle', 'own', colours.line]);
  assert.deepEqual(made.yAxis.map((axis) => axis.axisLabel.color), [colours.text, colours.text]);
  assert.deepEqual([made.tooltip.trigger, made.tooltip.renderMode], ['axis', 'richText'], 'a hint is never markup');
  assert.deepEqual([made.legend.top, made.legend.type, made.grid.left], [0, 'scroll', 5]);
  assert.equal(mlops.chartDefaults({}, colours, '').legend, undefined);
});

test('room for names: as wide as they are, up to a limit', () => {
  const left = (names, narrow) => mlops.grid(names, { ...colours, narrow }).left;
  assert.equal(left([], false), 14);
  assert.ok(left(['a long name'], false) > left(['short'], false));
  assert.equal(left(['x'.repeat(1000)], false), 224);
  assert.equal(left(['x'.repeat(1000)], true), 124);
  assert.deepEqual([mlops.rowsHeight(0), mlops.rowsHeight(1), mlops.rowsHeight(3), mlops.rowsHeight(3, 30)], [96, 96, 148, 160]);
});

test('whiskers of intervals that have both ends', () => {
  const { data, encode, renderItem } = mlops.whiskers([[1, 2, 0], [null, 2, 1], [1, undefined, 2], [0, 0, 3]], '#c');
  assert.deepEqual(data, [[1, 2, 0], [0, 0, 3]]);
  assert.deepEqual(encode, { x: [0, 1], y: 2 });
  const api = { value: (i) => [10, 30, 5][i], coord: ([x, y]) => [x * 2, y * 3] };
  const lines = renderItem({}, api).children.map((line) => line.shape);
  assert.deepEqual(lines, [{ x1: 20, y1: 15, x2: 60, y2: 15 }, { x1: 20, y1: 11, x2: 20, y2: 19 }, { x1: 60, y1: 11, x2: 60, y2: 19 }]);
  const upright = mlops.whiskers([[1, 2, 0]], '#c', true);
  assert.deepEqual(upright.encode, { y: [0, 1], x: 2 });
  assert.deepEqual(upright.renderItem({}, api).children[0].shape, { x1: 10, y1: 30, x2: 10, y2: 90 });
});

test('lines stretch the axis', () => {
  assert.deepEqual(mlops.stretch([1, null, 2]).data, [[1, 0], [2, 0]]);
  assert.deepEqual(mlops.stretch([1, undefined], true).data, [[0, 1]]);
});

test('the axis of drift holds every column and its limit', () => {
  const { max, min } = chart('drift').option.xAxis;
  assert.equal(min, 0);
  const { next } = generator(10);
  for (let i = 0; i < 2000; i++) {
    const greatest = next() * 10 ** (next() * 6 - 2);
    assert.ok(max({ max: greatest }) >= Math.max(greatest, 1.2), String(greatest));
    assert.ok(max({ max: greatest }) <= Math.max(greatest * 1.11, 1.2), 'without much room to spare');
  }
});

test('drift: multiples of the limit, coloured by verdict', () => {
  const { option, height } = chart('drift');
  assert.deepEqual(option.series[0].data.slice(0, 3), [{ value: 2.5, itemStyle: { color: colours.verdict.FAILED } }, { value: 0.3 / 0.2, itemStyle: { color: colours.verdict.FAILED } },
    { value: 0.5, itemStyle: { color: colours.verdict.PASSED } }]);
  assert.equal(option.tooltip.formatter({ dataIndex: 1 }), 'site: failed\nPSI 0.3, limit 0.2\nq 0.020');
  assert.equal(option.tooltip.formatter({ dataIndex: 2 }), 'age: passed\nPSI 0.1, limit 0.2');
  const colour = (value, verdict) => mlops.drift.colour({ value, limit: 0.2, verdict }, colours);
  assert.deepEqual([colour(0.1, 'FAILED'), colour(0.2, 'FAILED')], [colours.none, colours.verdict.FAILED], 'a red bar is over its limit; what is broken below is another rule');
  assert.deepEqual([colour(0.1, 'PASSED'), colour(0.3, 'INCONCLUSIVE')], [colours.verdict.PASSED, colours.verdict.INCONCLUSIVE]);
  assert.equal(height, 70 + 15 * 26 + 16);
  assert.equal(chart('drift', (data) => { data.columns = many(40, (i) => ({ column: 'c' + i, value: i, limit: 1 })); }).option.yAxis.data.length, 30);
});

test('importance: those that are not shown are one bar, and intervals have whiskers', () => {
  const { option } = chart('importance');
  assert.equal(option.yAxis.data.length, 26);
  assert.equal(option.yAxis.data[25], '3 other features');
  assert.deepEqual(option.series[0].data[25], { value: 0.5, itemStyle: { color: colours.none } });
  assert.deepEqual(option.series[1].data, [[1.5, 2.5, 0]]);
  assert.equal(option.xAxis.name, 'mean |SHAP value| (log odds)');
  assert.equal(option.tooltip.formatter([{ dataIndex: 0 }]), 'age\n2 (1.5 to 2.5), 50 %');
  assert.equal(option.series[0].label.formatter({ dataIndex: 0 }), '', 'no label over a whisker');
  assert.equal(option.series[0].label.formatter({ dataIndex: 1 }), '25 %');
  const stacked = chart('importance', (data) => { data.classes = ['no', 'yes']; data.features.forEach((feature) => { feature.byClass = [1, 2]; }); }).option;
  assert.deepEqual(stacked.series.map((series) => series.name), ['no', 'yes']);
  assert.deepEqual(stacked.series[1].data.slice(0, 2), [2, 2]);
});

test('beeswarm: one point a row at its SHAP value, those without a value apart', () => {
  const { option } = chart('beeswarm');
  assert.deepEqual(option.series[0].data.map((point) => point[0]), [0.5, -1, 2]);
  assert.deepEqual(option.series[0].data.map((point) => point[2]), [0, 0.5, 1]);
  assert.deepEqual(option.series[1].data.map((point) => point[0]), [0.25]);
  assert.equal(option.tooltip.formatter({ value: option.series[0].data[1] }), 'age\nSHAP -1');
});

test('dependence: categories stay in their place, colours have a range', () => {
  const data = section('dependence');
  const options = data.plots.map((plot) => charts(() => draw('dependence', { plots: [plot] }))[0].option);
  const points = options[0].series.flatMap((series) => series.data);
  assert.deepEqual(options[0].series.map((series) => series.name), ['f', 'm', 'others']);
  points.forEach((point) => assert.ok(Math.abs(point[0] - point[3]) <= 0.25, 'beside its category and nowhere near the next'));
  assert.equal(options[0].xAxis.axisLabel.formatter(1), 'south');
  assert.equal(options[0].xAxis.axisLabel.formatter(2), '');
  assert.equal(options[0].tooltip.formatter({ value: points[0] }), 'site = north\nSHAP 1\nsex = f');
  assert.ok(options[1].visualMap.max > options[1].visualMap.min, 'also where all have one value');
  assert.deepEqual(options[1].visualMap.text, ['height high', 'low']);
  assert.equal(options[2].visualMap, undefined);
  assert.equal(options[2].tooltip.formatter({ value: options[2].series[0].data[1] }), 'weight = 2\nSHAP 2');
});

test('waterfall: each bar from where the last ended', () => {
  const { option } = chart('waterfall');
  assert.deepEqual(option.series[0].data, [[1, 3.5, 0], [3.5, 3, 1], [3, 4, 2]]);
  assert.deepEqual(option.series[1].markLine.data.map((line) => [line.name, line.xAxis]), [['base', 1], ['prediction', 4]]);
  assert.equal(option.tooltip.formatter({ dataIndex: 0 }), 'age = 40\n+2.5');
  assert.equal(option.tooltip.formatter({ dataIndex: 1 }), 'site = missing\n\u22120.5');
  const api = { value: (i) => [1, 3.5, 0][i], coord: ([x, y]) => [100 * x, 10 * y], size: () => [0, 20] };
  const [bar, text] = option.series[0].renderItem({ dataIndex: 0 }, api).children;
  assert.deepEqual([bar.shape, bar.style.fill], [{ x: 100, y: -7, width: 250, height: 14 }, colours.high]);
  assert.deepEqual([text.style.text, text.style.align], ['+2.5', 'left']);
});

test('dots: only what is between 0 and 1 shares an axis from 0 to 1', () => {
  const { option } = chart('performance');
  assert.deepEqual([option.xAxis.min, option.xAxis.max, option.yAxis.data], [0, 1, ['AUC', 'accuracy']]);
  assert.deepEqual(option.series[1].data.map((point) => [point.value, point.itemStyle.color]), [[[0.8, 0], colours.verdict.PASSED], [[0.5, 1], colours.verdict.FAILED]]);
  const slices = chart('slices').option;
  assert.equal(slices.xAxis.min, undefined);
  assert.deepEqual(slices.series[1].markLine.data, [{ xAxis: 0.8, name: 'all rows' }]);
  assert.deepEqual(slices.series[2].data, [[0.8, 0]], 'and the axis reaches it');
  assert.equal(slices.tooltip.formatter({ dataIndex: 0, seriesType: 'scatter' }), 'site = north\n0.5 (0.4 to 0.6)\n9 rows');
  assert.equal(slices.tooltip.formatter({ dataIndex: 0, seriesType: 'custom' }), '');
});

test('groups that are not judged are grey', () => {
  const [rates, ratio] = charts(() => draw('fairness', section('fairness'))).map((asked) => asked.option);
  assert.deepEqual(rates.series[1].data.slice(0, 3).map((point) => point.itemStyle.color), [colours.series[0], colours.series[0], colours.none]);
  assert.equal(rates.tooltip.formatter({ dataIndex: 2, seriesType: 'scatter' }), 'g0\n\n1 row\nnot judged: too few');
  assert.deepEqual(ratio.yAxis.data, ['f', 'm']);
  assert.deepEqual(ratio.series[1].markLine.data, [{ xAxis: 1, name: 'highest rate' }]);
});

test('curves: the points, and what chance would give', () => {
  const roc = chart('roc').option;
  assert.deepEqual(roc.series.map((series) => [series.name, series.data]), [['this', [[0, 0], [0.5, 0.8], [1, 1]]], ['by chance', [[0, 0], [1, 1]]]]);
  assert.deepEqual(chart('precision-recall').option.series[1].data, [[0, 0.2], [1, 0.2]], 'the share of the positive class');
  assert.equal(roc.tooltip.formatter({ seriesName: 'this', value: [0.5, 0.8] }), 'this\nfalse positive rate 0.5\ntrue positive rate 0.8');
  const calibration = chart('calibration').option;
  assert.deepEqual(calibration.series[0].data, [[0, 0], [1, 1]]);
  assert.deepEqual([9, 1].map((rows) => calibration.series[2].symbolSize([0, 0, rows])), [16, 5 + 11 / 3], 'areas grow with the rows');
  assert.equal(calibration.tooltip.formatter({ seriesType: 'line', value: [0.1, 0.2, 9] }), 'predicted 0.1\nobserved 0.2\n9 rows');
});

test('performance over time: what is estimated is hollow, limits and reference are lines', () => {
  const { option } = chart('performance-windows');
  assert.deepEqual(option.series[1].data.map((point) => [point.value, point.itemStyle.color]), [[0.7, colours.card], [0.4, colours.verdict.FAILED]]);
  assert.deepEqual(option.series[1].markLine.data.map((line) => [line.name, line.yAxis]), [['limit', 0.6], ['reference', 0.8]]);
  assert.deepEqual(option.series[2].data, [[0, 0.6], [0, 0.8], [0, 0.7], [0, 0.9]]);
  assert.equal(option.tooltip.formatter({ dataIndex: 0, seriesType: 'line' }), 'Monday to Tuesday\n0.7 (0.6 to 0.8)\n9 rows\nestimated, without labels');
  assert.equal(option.tooltip.formatter({ dataIndex: 1, seriesType: 'line' }), 'Wednesday\n0.4\n1 row');
});

test('a metric over versions: its values, whiskers of those that were measured, and no chart of a single value', () => {
  const element = mlops.h('div', {});
  const asked = charts(() => mlops.versions(element, { metrics: ['auc', 'brier', 'f1'], versions: [
    { version: 3, metrics: { auc: { value: 0.7 }, f1: { value: 0.2 } } },
    { version: 7, metrics: { auc: { value: 0.8, low: 0.75, high: 0.85 }, f1: { value: 'x' } } }, { version: 8 }] }));
  assert.deepEqual(asked.map((one) => [one.title, one.label]), [['AUC', 'AUC over versions 3 to 8']]);
  const { option } = asked[0];
  assert.deepEqual(option.xAxis.data, ['3', '7', '8']);
  assert.deepEqual(option.series[0].data.map((point) => point.value), [0.7, 0.8, null]);
  assert.deepEqual(option.series[1].data, [[0.75, 0.85, 1]]);
  assert.equal(option.tooltip.formatter([{ dataIndex: 1 }]), 'Version 7\nAUC 0.8 (0.75 to 0.85)');
  assert.equal(option.tooltip.formatter([{ dataIndex: 2 }]), 'Version 8\nAUC not measured');
  assert.deepEqual(cells(asked[0].table), [['Version', 'AUC'], ['8', ''], ['7', '0.8 (0.75 to 0.85)'], ['3', '0.7']]);
  assert.equal(charts(() => mlops.versions(element, null)).length, 0);
});
