'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const mlops = require('./report.js');
const data = require('./data.js');
const { cells, charts, colours, send, texts } = require('./look.js');

test('points in the order of builds, without those of no build', () => {
  assert.deepEqual(mlops.trendPoints({ points: [{ build: 10 }, { build: '7' }, { build: 2 }, {}] }), [{ build: 2 }, { build: 10 }]);
  [null, undefined, {}, { points: 'x' }].forEach((none) => assert.deepEqual(mlops.trendPoints(none), []));
});

test('what was chosen stays, else the metric that is asked for first', () => {
  const has = ['rows', 'auc', 'brier'];
  const chosen = (metrics, wanted) => mlops.trendMetrics(metrics, wanted, 'explanation');
  assert.deepEqual(chosen(has, {}), ['auc']);
  assert.deepEqual(chosen(['rows', 'brier'], {}), ['rows'], 'the first one where none is asked for first');
  assert.deepEqual(chosen([], {}), []);
  assert.deepEqual(chosen(has, { metrics: ['brier', 'rows', 'other'] }), ['rows', 'brier'], 'in the order of the result');
  assert.deepEqual(chosen(has, { metrics: ['other'] }), ['auc']);
  assert.deepEqual(chosen(has, { result: 'explanation', metrics: [] }), [], 'none is a choice');
  assert.deepEqual(chosen(has, { result: 'data', metrics: [] }), ['auc'], 'but only of its own result');
  assert.deepEqual(chosen(has, { result: 'explanation', metrics: null }), ['auc']);
});

test('metrics that rules set limits to are drawn at first, too', () => {
  const has = ['rows', 'auc', 'brier', 'f1', 'mcc', 'recall'];
  assert.deepEqual(mlops.trendMetrics(has, {}, 'data', ['brier', 'brier', 'auc', 'gone']), ['auc', 'brier']);
  assert.deepEqual(mlops.trendMetrics(has, {}, 'data', has), ['auc', 'rows', 'brier', 'f1'], 'no wall of charts');
  assert.deepEqual(mlops.trendMetrics(has, { metrics: ['mcc'] }, 'data', has), ['mcc'], 'but a choice is one');
});

test('a limit is a line, a range two, and no line stands where nobody knows', () => {
  const of = (...limits) => mlops.trendLimits(limits.map((auc) => ({ limits: auc && { auc } })), 'auc');
  assert.deepEqual(of([0.6], null, [0.7]), [[0.6, null, 0.7]]);
  assert.deepEqual(of([1, 5], [2]), [[1, 2], [5, null]]);
  assert.deepEqual(of(null, undefined), []);
  assert.deepEqual(of('0.6', ['x', NaN]), []);
  assert.deepEqual(mlops.trendLimits([{ limits: { auc: [0.6] } }], 'rows'), []);
});

test('limits are lines of the chart and a column of its table', () => {
  const points = [1, 2].map((build) => ({ build, name: 'model', verdict: 'PASSED', metrics: { auc: 0.7, rows: 10 }, limits: build === 2 ? { auc: [0.6] } : {} }));
  const { element, asked } = drawn('limits', { points });
  assert.deepEqual(asked.map((one) => one.title), ['AUC']);
  const { option } = asked[0];
  assert.deepEqual(option.series.map((one) => one.data.map((at) => (at && at.value) || at)), [[0.7, 0.7], [null, 0.6]]);
  assert.equal(option.tooltip.formatter([{ dataIndex: 1 }]), 'Build 2: passed\nAUC 0.7\nlimit 0.6');
  assert.equal(option.tooltip.formatter([{ dataIndex: 0 }]), 'Build 1: passed\nAUC 0.7');
  assert.deepEqual(cells(asked[0].table)[0], ['Build', 'Verdict', 'AUC', 'Limit']);
  element.remove();
});

/** A trend on the page, and its charts. */
function drawn(name, points = data.trend()) {
  const element = mlops.h('div', { 'data-url': 'trend-of-' + name });
  document.body.append(element);
  const asked = charts(() => mlops.trend(element, points));
  return { element, asked };
}

test('the newest result is shown first, and another one on wish', () => {
  const { element, asked } = drawn('newest');
  const buttons = [...element.querySelectorAll('.mlops-row')];
  assert.deepEqual(buttons.map((button) => [button.textContent, button.getAttribute('aria-pressed')]), [['data', 'true'], ['unnamed', 'false']]);
  assert.deepEqual(asked.map((one) => [one.title, one.label]), [['failed checks', 'failed checks over builds 1001 to 1003']]);
  const rows = [...element.querySelectorAll('ol')].map((row) => [...row.children].map((item) => item.firstElementChild.getAttribute('aria-label')));
  assert.deepEqual(rows, [['Build 1001: passed', 'Build 1002: no result', 'Build 1003: failed'], ['Build 1001: no result', 'Build 1002: warning', 'Build 1003: no result']]);
  assert.deepEqual([...element.querySelectorAll('ol')[0].children].map((item) => item.textContent), ['\u2713', '', '\u2715']);
  const again = charts(() => buttons[1].click());
  assert.deepEqual(again.map((one) => one.label), ['AUC over builds 1002 to 1002']);
  assert.deepEqual(buttons.map((button) => button.getAttribute('aria-pressed')), ['false', 'true']);
  const later = drawn('newest');
  assert.deepEqual(later.asked.map((one) => one.title), ['AUC'], 'and remembered');
  element.remove();
  later.element.remove();
});

test('of the newest build the worst result is shown', () => {
  const points = [['data', 'ERROR', 1], ['data', 'ERROR', 2], ['model', 'FAILED', 2], ['drift', 'ABORTED', 2]]
    .map(([name, verdict, build]) => ({ name, verdict, build, metrics: verdict === 'ERROR' ? {} : { rows: 1 } }));
  const { element } = drawn('worst', { points });
  assert.deepEqual([...element.querySelectorAll('ol')[0].children].map((item) => item.textContent), ['\u26a0', '\u26a0']);
  assert.deepEqual(texts(element, '.mlops-row'), ['data', 'model', 'drift']);
  element.remove();
  const last = drawn('last', { points: points.map((point) => ({ ...point, verdict: 'PASSED' })) });
  assert.deepEqual(texts(last.element, '.mlops-row'), ['drift', 'model', 'data'], 'the last of those as bad');
  assert.deepEqual(texts(last.element, '.mlops-chosen'), ['drift']);
  last.element.remove();
});

test('a box for each metric', () => {
  const { element } = drawn('boxes');
  const [summary] = element.querySelectorAll('summary');
  assert.equal(summary.textContent, 'Metrics: 1 of 2');
  const boxes = element.querySelectorAll('input');
  assert.deepEqual([...boxes].map((box) => box.checked), [true, false]);
  const choose = (box, checked) => charts(() => {
    box.checked = checked;
    send(box, 'change');
  });
  assert.deepEqual(choose(boxes[1], true).map((one) => one.title), ['failed checks', 'rows']);
  assert.equal(summary.textContent, 'Metrics: 2 of 2');
  choose(boxes[0], false);
  assert.deepEqual(choose(boxes[1], false), []);
  assert.equal(drawn('boxes').asked.length, 0, 'none at all is remembered, too');
  document.querySelectorAll('[data-url="trend-of-boxes"]').forEach((one) => one.remove());
});

test('a build leads only to this site', () => {
  const points = data.trend();
  points.points.push({ build: 1004, name: 'data', verdict: 'PASSED', url: 'javascript:alert(1)', metrics: {} });
  points.points.forEach((point) => { point.url = point.url && point.url.replace('https://ci.example', window.location.origin); });
  const { element } = drawn('links', points);
  const own = window.location.origin.startsWith('http'); // a page from disk has no site, and so no links
  assert.deepEqual([...element.querySelectorAll('ol')[0].children].map((item) => item.firstElementChild.tagName), [own ? 'A' : 'SPAN', 'SPAN', 'SPAN', 'SPAN']);
  assert.deepEqual([...element.querySelectorAll('ol')[0].children].map((item) => item.firstElementChild.getAttribute('aria-label')),
    ['Build 1001: passed', 'Build 1002: no result', 'Build 1003: failed', 'Build 1004: passed']);
  element.remove();
});

test('a point tells its build, and one without a number says so', () => {
  const { element, asked } = drawn('points');
  const [{ option }] = asked;
  assert.deepEqual(option.xAxis.data, ['#1001', '#1003']);
  assert.deepEqual(option.series[0].data.map((point) => [point.value, point.label.color]), [[0, colours.verdict.PASSED], [null, colours.verdict.FAILED]]);
  assert.deepEqual(new Set(option.series[0].data.map((point) => point.itemStyle.color)), new Set([colours.series[0]]), 'a number is not red because another rule of its check was broken');
  assert.equal(option.tooltip.formatter([{ dataIndex: 0 }]), 'Build 1001: passed\nfailed checks 0');
  assert.equal(option.tooltip.formatter([{ dataIndex: 1 }]), 'Build 1003: failed\nfailed checks not measured');
  element.remove();
});

test('a check that the newest build did not make comes behind those that it made', () => {
  const point = (name, build, verdict) => ({ name, build, verdict });
  assert.deepEqual(mlops.trendNames([point('old', 1, 'FAILED'), point('new', 2, 'PASSED')]), ['new', 'old']);
});

test('a job with one check has a row of verdicts, and no table', () => {
  const { element } = drawn('single', { points: [{ build: 1, name: 'data', verdict: 'PASSED', metrics: { rows: 3 } }] });
  assert.equal(element.querySelectorAll('.mlops-row').length, 0);
  assert.deepEqual([...element.querySelectorAll('ol')].map((row) => row.textContent), ['\u2713']);
  assert.deepEqual([...element.querySelectorAll('h3')].map((title) => title.textContent), ['data'], 'and says which check it is');
  element.remove();
});

test('the table holds the newest thirty builds', () => {
  const points = data.many(40, (i) => [{ build: i + 1, name: 'a', verdict: 'PASSED' }, { build: i + 1, name: 'b', verdict: 'PASSED' }]).flat();
  const { element } = drawn('many', { points });
  assert.deepEqual([...element.querySelectorAll('ol')].map((row) => row.children.length), [30, 30]);
  assert.deepEqual(texts(element, 'caption')[0], 'Checks by builds, the worst check first; builds 11 to 40');
  element.remove();
});

test('the axis of counts has whole steps, that of shares ends at 0 and 1', () => {
  assert.deepEqual(mlops.trendAxis([2, 2, null]), { minInterval: 1 });
  assert.deepEqual(mlops.trendAxis([0.98, 0.99, 0.997]), { max: 1 });
  assert.deepEqual(mlops.trendAxis([0.01, 0.05]), { min: 0 });
  assert.deepEqual(mlops.trendAxis([0.1, 0.9]), { min: 0, max: 1 });
  assert.deepEqual(mlops.trendAxis([0.6, 0.61]), {});
  assert.deepEqual(mlops.trendAxis([0.6, 1.5]), {}, 'no share');
  assert.deepEqual(mlops.trendAxis([-0.2, 0.9]), {}, 'no share');
  assert.deepEqual(mlops.trendAxis([]), { minInterval: 1 });
});

test('a limit does not lie on the axis, and counts do not get below zero', () => {
  assert.deepEqual(mlops.trendRoom([0.7, null, 0.6]), ['10%', '10%']);
  assert.deepEqual(mlops.trendRoom([3, 3, 1, 20]), [0, '10%']);
  assert.deepEqual(mlops.trendRoom([0, 0.2]), [0, '10%']);
  assert.deepEqual(mlops.trendRoom([-3, 20]), ['10%', '10%']);
});

test('metrics are named as readers know them', () => {
  assert.deepEqual(['auc', 'prAuc', 'share.age', 'share.a.b', 'diversity.sex x black', 'model.auc', 'model.share.age', 'unknown', 'other.x', '.x', 'constructor'].map(mlops.metricName),
    ['AUC', 'PR AUC', 'share of importance of age', 'share of importance of a.b', 'diversity of sex x black', 'model: AUC', 'model: share of importance of age', 'unknown', 'other.x', '.x', 'constructor']);
});

test('a trend of nothing says so', () => {
  const { element } = drawn('nothing', { points: [] });
  assert.equal(element.textContent, 'No build has a result yet.');
  element.remove();
});
