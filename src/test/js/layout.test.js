'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const { layout } = require('./report.js');
const { generator } = require('./generated.js');

test('points of a swarm: the first of a pile on the line, the next ones above and below in turn', () => {
  const offsets = layout.swarm([1, 1, 1, 5, 1], 1, 5);
  // Eight is the least depth: one step is an eighth of 0.8.
  assert.deepEqual(offsets.map((offset) => Math.round(offset * 100) / 100 + 0), [0, 0.1, -0.1, 0, 0.2]);
});

test('no two points of a swarm stand on each other, and none leaves its row', () => {
  const { next, list } = generator(5);
  for (let round = 0; round < 200; round++) {
    const values = list(300, () => Math.round(next() * 50) / 10);
    const offsets = layout.swarm(values, Math.min(...values), Math.max(...values));
    assert.equal(offsets.length, values.length);
    assert.ok(offsets.every((offset) => Math.abs(offset) <= 0.8));
    const places = values.map((value, i) => value + ' ' + (offsets[i] + 0));
    assert.equal(new Set(places).size, values.length);
  }
});

// Worked out with numpy.quantile.
test('quantiles', () => {
  assert.equal(layout.quantile([7], 0.25), 7);
  assert.deepEqual([0, 0.25, 0.5, 0.75, 1].map((p) => layout.quantile([1, 2, 3, 4], p)), [1, 1.75, 2.5, 3.25, 4]);
  assert.deepEqual([0.25, 0.5, 0.75].map((p) => layout.quantile([-3, -1, 0, 5, 10], p)), [-1, 0, 5]);
  assert.equal(layout.quantile([0, 10], 0.5), 5);
});

test('quantiles rise with the share, and the middle one has as many below as above', () => {
  const { next, list } = generator(11);
  for (let round = 0; round < 200; round++) {
    const sorted = [next(), ...list(40, next)].sort((a, b) => a - b);
    const quantiles = [0, 0.25, 0.5, 0.75, 1].map((p) => layout.quantile(sorted, p));
    quantiles.forEach((quantile, i) => assert.ok(i === 0 || quantiles[i - 1] <= quantile));
    assert.deepEqual([quantiles[0], quantiles[4]], [sorted[0], sorted[sorted.length - 1]]);
    assert.equal(sorted.filter((value) => value < quantiles[2]).length, sorted.filter((value) => value > quantiles[2]).length);
  }
});

test('columns of a picture', () => {
  assert.deepEqual(layout.columns([1, 2, 4], 4, { width: 30, height: 10, gap: 0.25, fill: 0.5, room: 2 }), [
    { x: 2.5, width: 5, y: 8, height: 2 }, { x: 12.5, width: 5, y: 6, height: 4 }, { x: 22.5, width: 5, y: 2, height: 8 }]);
  assert.deepEqual(layout.columns([null, undefined, Number.NaN], 1, { width: 3, height: 1, fill: 1, room: 0 }).map((column) => column.height), [0, 0, 0]);
  assert.deepEqual(layout.columns([], 1, { width: 3, height: 1, fill: 1, room: 0 }), []);
});

test('columns stand in their box side by side, as tall as their values', () => {
  const { next, list } = generator(6);
  for (let round = 0; round < 200; round++) {
    const values = list(60, () => next() * 1000);
    const top = Math.max(1, ...values);
    const columns = layout.columns(values, top, { width: 100, height: 32, fill: 0.9, least: 0.2, room: 1 });
    columns.forEach((column, i) => {
      assert.ok(column.x >= 0 && column.x + column.width <= 100.000001 && column.y >= 0.999999);
      assert.ok(Math.abs(column.y + column.height - 32) < 1e-9, 'on the ground');
      assert.ok(i === 0 || columns[i - 1].x + columns[i - 1].width <= column.x, 'beside the one before');
      assert.ok(Math.abs(column.height / 31 - values[i] / top) < 1e-9);
    });
  }
});

test('steps start where the last ended, and end at the sum', () => {
  assert.deepEqual(layout.steps(1, [{ name: 'a', shap: 2 }, { name: 'b', shap: -4 }]), [{ name: 'a', shap: 2, from: 1, to: 3 }, { name: 'b', shap: -4, from: 3, to: -1 }]);
  assert.deepEqual(layout.steps(1, []), []);
  const { next, list } = generator(7);
  for (let round = 0; round < 200; round++) {
    const base = next();
    const steps = layout.steps(base, [{ shap: 0 }, ...list(30, () => ({ shap: next() - 0.5 }))]);
    steps.forEach((step, i) => assert.equal(step.from, i === 0 ? base : steps[i - 1].to));
    assert.ok(Math.abs(steps[steps.length - 1].to - steps.reduce((sum, step) => sum + step.shap, base)) < 1e-12);
  }
});

const ids = (levels) => levels.map((level) => level.map((node) => node.id));

test('what is made from something stands right of it', () => {
  const nodes = ['a', 'b', 'c', 'late'].map((id) => ({ id }));
  const edges = [{ from: 'a', to: 'b' }, { from: 'b', to: 'c' }, { from: 'late', to: 'c' }];
  assert.deepEqual(ids(layout.levels(nodes, edges)), [['a'], ['b', 'late'], ['c']], 'and what is made from nothing just before its use');
  assert.deepEqual(ids(layout.levels(nodes, [])), [['a', 'b', 'c', 'late']]);
  assert.deepEqual(layout.levels([], []), []);
});

test('a circle ends', () => {
  const nodes = ['a', 'b', 'c'].map((id) => ({ id }));
  const levels = layout.levels(nodes, [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }, { from: 'b', to: 'c' }]);
  assert.deepEqual(ids(levels).flat().sort(), ['a', 'b', 'c']);
});

test('in every graph without a circle, all arrows go to the right, and every node stands once', () => {
  const { next, whole } = generator(8);
  for (let round = 0; round < 200; round++) {
    const nodes = Array.from({ length: whole(1, 15) }, (_, i) => ({ id: 'n' + i }));
    // From a lower number to a higher one only: no circle.
    const edges = nodes.flatMap((from, i) => nodes.slice(i + 1).filter(() => next() < 0.2).map((to) => ({ from: from.id, to: to.id })));
    const levels = ids(layout.levels(nodes, edges));
    assert.deepEqual(levels.flat().sort(), nodes.map((node) => node.id).sort());
    const at = (id) => levels.findIndex((level) => level.includes(id));
    edges.forEach((edge) => assert.ok(at(edge.from) < at(edge.to), JSON.stringify(edges)));
    assert.ok(levels.every((level) => level.length > 0));
  }
});
