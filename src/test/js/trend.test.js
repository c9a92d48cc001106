'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const mlops = require('./report.js');
const data = require('./data.js');
const { charts, colours, send, texts } = require('./look.js');

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

/** A trend on the page, and its charts. */
function drawn(name, points = data.trend()) {
  const element = mlops.h('div', { 'data-url': 'trend-of-' + name });
  document.body.append(element);
  const asked = charts(() => mlops.trend(element, points));
  return { element, asked };
}

test('the newest result is shown first, and another one on wish', () => {
  const { element, asked } = drawn('newest');
  assert.deepEqual(texts(element, 'option'), ['data', 'unnamed']);
  assert.deepEqual(asked.map((one) => [one.title, one.label]), [['failed', 'failed over builds 1001 to 1003']]);
  assert.deepEqual([...element.querySelectorAll('ol')[0].children].map((item) => item.textContent), ['\u2713', '\u2715']);
  const [select] = element.querySelectorAll('select');
  const again = charts(() => {
    select.value = '';
    send(select, 'change');
  });
  assert.deepEqual(again.map((one) => one.label), ['auc over builds 1002 to 1002']);
  const later = drawn('newest');
  assert.deepEqual(later.asked.map((one) => one.title), ['auc'], 'and remembered');
  element.remove();
  later.element.remove();
});

test('of the newest build the worst result is shown', () => {
  const points = [['data', 'ERROR', 1], ['data', 'ERROR', 2], ['model', 'FAILED', 2], ['drift', 'ABORTED', 2]]
    .map(([name, verdict, build]) => ({ name, verdict, build, metrics: verdict === 'ERROR' ? {} : { rows: 1 } }));
  const { element } = drawn('worst', { points });
  assert.deepEqual([...element.querySelectorAll('ol')[0].children].map((item) => item.textContent), ['\u26a0', '\u26a0']);
  element.remove();
  const last = drawn('last', { points: points.map((point) => ({ ...point, verdict: 'PASSED' })) });
  assert.deepEqual([...last.element.querySelectorAll('ol')[0].children].length, 1, 'the last of those as bad');
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
  assert.deepEqual(choose(boxes[1], true).map((one) => one.title), ['failed', 'rows']);
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
  assert.deepEqual([...element.querySelectorAll('ol')[0].children].map((item) => item.firstElementChild.tagName), [own ? 'A' : 'SPAN', 'SPAN', 'SPAN']);
  assert.deepEqual([...element.querySelectorAll('ol')[0].children].map((item) => item.firstElementChild.getAttribute('aria-label')),
    ['Build 1001: passed', 'Build 1003: failed', 'Build 1004: passed']);
  element.remove();
});

test('a point tells its build, and one without a number says so', () => {
  const { element, asked } = drawn('points');
  const [{ option }] = asked;
  assert.deepEqual(option.xAxis.data, ['#1001', '#1003']);
  assert.deepEqual(option.series[0].data.map((point) => [point.value, point.itemStyle.color]), [[0, colours.verdict.PASSED], [null, colours.verdict.FAILED]]);
  assert.equal(option.tooltip.formatter([{ dataIndex: 0 }]), 'Build 1001: passed\nfailed 0');
  assert.equal(option.tooltip.formatter([{ dataIndex: 1 }]), 'Build 1003: failed\nfailed not measured');
  element.remove();
});

test('a trend of nothing says so', () => {
  const { element } = drawn('nothing', { points: [] });
  assert.equal(element.textContent, 'No build has a result yet.');
  element.remove();
});
