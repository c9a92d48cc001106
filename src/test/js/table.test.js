'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const mlops = require('./report.js');
const { many } = require('./data.js');
const { cells, texts } = require('./look.js');
const { generator } = require('./generated.js');

const { column } = mlops;

test('numbers by size, texts as a reader counts, what is missing last', () => {
  assert.deepEqual([10, 9, -1, null, 2.5].sort(mlops.order()), [-1, 2.5, 9, 10, null]);
  assert.deepEqual(['a10', 'a9', '', 'B1', 'a9.5'].sort(mlops.order()), ['a9', 'a9.5', 'a10', 'B1', '']);
});

test('the order has no circle: generated numbers, texts and gaps', () => {
  const { number, pick, whole } = generator(9);
  const compare = mlops.order();
  for (const make of [number, () => pick(['a', 'B', 'a2', 'a10', '\u00e9', 'z']) + whole(0, 20)]) {
    const values = Array.from({ length: 60 }, () => (whole(0, 9) === 0 ? pick([null, undefined, '']) : make()));
    for (const a of values) {
      for (const b of values) {
        assert.equal(Math.sign(compare(a, b)) + 0, -Math.sign(compare(b, a)) + 0);
        for (const c of values.slice(0, 20)) {
          assert.ok(!(compare(a, b) <= 0 && compare(b, c) <= 0) || compare(a, c) <= 0, [a, b, c].join(', '));
        }
      }
    }
  }
});

const rows = [{ name: 'b', size: 2048, share: 0.5, p: 0.00001, verdict: 'PASSED', value: 1, low: 0.5, high: 1.5 }, { name: 'a', size: 10, share: 0.05, p: 0.5, verdict: 'FAILED', value: 2 }];

test('cells by the kind of their column', () => {
  const table = mlops.table('Things', [column.text('Name', 'name'), column.bytes('Size', 'size'), column.number('Bytes', 'size'), column.percent('Share', 'share'), column.p('p', 'p'),
    column.interval('Value'), column.interval('Other', (row) => row.other), column.verdict()], rows);
  assert.deepEqual(cells(table), [
    ['Name', 'Size', 'Bytes', 'Share', 'p', 'Value', 'Other', 'Verdict'],
    ['b', '2.0 KiB', '2,048', '50 %', '< 0.0001', '1 (0.5 to 1.5)', '', '\u2713 passed'], ['a', '10 B', '10', '5 %', '0.500', '2', '', '\u2715 failed']]);
  assert.equal(table.querySelectorAll('[role="group"]')[0].getAttribute('aria-label'), 'Things');
});

test('a click on a header sorts, another one the other way round', () => {
  const table = mlops.table('Things', [column.text('Name', 'name'), column.number('Bytes', 'size'), column.verdict()], rows);
  const order = () => cells(table).slice(1).map((row) => row[0]).join('');
  const [name, size, verdict] = table.querySelectorAll('button');
  assert.equal(order(), 'ba', 'as it came');
  name.click();
  assert.equal(order(), 'ab');
  assert.deepEqual([...table.querySelectorAll('th')].slice(0, 3).map((header) => header.getAttribute('aria-sort')), ['ascending', null, null]);
  name.click();
  assert.equal(order(), 'ba');
  assert.equal(table.querySelectorAll('th')[0].getAttribute('aria-sort'), 'descending');
  size.click();
  assert.equal(order(), 'ab');
  assert.deepEqual([...table.querySelectorAll('th')].slice(0, 3).map((header) => header.getAttribute('aria-sort')), [null, 'ascending', null]);
  verdict.click();
  assert.equal(order(), 'ab', 'the worst verdict first');
});

test('a long table is shown in portions, sorted as a whole', () => {
  const table = mlops.table('Long', [column.number('n', 'n')], many(1234, (n) => ({ n })));
  const more = [...table.querySelectorAll('button')].pop();
  assert.equal(cells(table).length, 101);
  assert.equal(more.textContent, 'Show all 1,234 rows');
  const [n] = table.querySelectorAll('button');
  n.click();
  n.click();
  assert.deepEqual(cells(table).slice(0, 3), [['n'], ['1,233'], ['1,232']]);
  assert.equal(cells(table).length, 101);
  more.click();
  assert.equal(cells(table).length, 1235);
  assert.ok(more.hidden);
  n.click();
  assert.equal(cells(table).length, 1235, 'and stays whole');
});

test('columns without a value are left out, the first one never, and -1 is a value', () => {
  const columns = [column.text('Name', 'name'), column.text('Nothing', 'nothing'), column.number('Change', 'change'), column.verdict()];
  assert.deepEqual(mlops.used(columns, [{ change: -1, nothing: '' }, { change: -1, nothing: null }]).map((one) => one.name), ['Name', 'Change']);
  assert.deepEqual(mlops.used(columns, [{ verdict: 'FAILED' }]).map((one) => one.name), ['Name', 'Verdict']);
});

test('names are text, whatever stands in them', () => {
  const table = mlops.table('<b>', [column.text('<i>', 'name')], [{ name: '<img src=x>' }]);
  assert.deepEqual(cells(table), [['<i>'], ['<img src=x>']]);
  assert.deepEqual(texts(table, 'img,b,i'), []);
});
