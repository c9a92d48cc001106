'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const mlops = require('./report.js');
const data = require('./data.js');
const { cells, nodes, texts, send } = require('./look.js');

const { checkList } = mlops;
const ids = (checks) => checks.map((check) => check.id);

test('the worst checks come first, and among equals the order stays', () => {
  const checks = ['PASSED', 'FAILED', 'odd', 'WARNING', 'FAILED', 'PASSED'].map((verdict, i) => ({ id: i, verdict }));
  assert.deepEqual(ids(checkList.sorted(checks)), [2, 1, 4, 3, 0, 5], 'one whose verdict is none is first of all');
  assert.deepEqual(ids(checks), [0, 1, 2, 3, 4, 5], 'the given list stays');
});

test('a search looks into id, rule, column, message and dimension, whatever the case', () => {
  const check = { id: 'Id1', rule: 'IsComplete "Age"', column: 'Spalte', message: 'One Missing', dimension: 'Completeness', expected: 'secret', verdict: 'FAILED' };
  const any = new Set();
  ['id1', 'iscomplete', '"age"', 'spalte', 'one missing', 'completeness', ''].forEach((text) => assert.ok(checkList.matches(check, any, text), text));
  ['secret', 'failed', 'id1 '].forEach((text) => assert.ok(!checkList.matches(check, any, text), text));
  assert.ok(checkList.matches(check, new Set(['FAILED', 'PASSED']), 'age'));
  assert.ok(!checkList.matches(check, new Set(['PASSED']), 'age'));
  assert.ok(checkList.matches({ verdict: 'PASSED' }, any, ''), 'one without any of them');
});

test('groups in the order of their first check', () => {
  const groups = checkList.groups([{ id: 1, column: 'b' }, { id: 2, column: 'a' }, { id: 3 }, { id: 4, column: 'b' }, { id: 5, column: '' }], 'column');
  assert.deepEqual(groups.map(([name, members]) => [name, ids(members)]), [['b', [1, 4]], ['a', [2]], [null, [3, 5]]]);
  assert.deepEqual(checkList.groups([], 'column'), []);
});

test('where a rule is written', () => {
  assert.equal(checkList.source({ source: { file: 'a.dqdl', line: 3, column: 7 } }), 'a.dqdl:3:7');
  assert.equal(checkList.source({ source: { file: 'a.dqdl', line: 3, column: 0 } }), 'a.dqdl:3');
  assert.equal(checkList.source({ source: { file: 'a.dqdl', line: 0, column: 7 } }), 'a.dqdl');
  assert.equal(checkList.source({}), null);
});

/** The table of checks with what stands around it. */
function drawn(checks) {
  const page = mlops.h('div', {}, nodes(mlops.checks(checks)));
  const one = (selector) => page.querySelectorAll(selector)[0];
  const rules = () => texts(page, 'code');
  return { page, one, rules, status: () => one('[role="status"]').textContent, filters: () => [...page.querySelectorAll('.mlops-filter')] };
}

test('a check is told in one row', () => {
  const { page, status } = drawn(data.checks());
  assert.equal(status(), '4 checks');
  assert.deepEqual(cells(page.querySelectorAll('table')[0]), [
    ['Verdict', 'Rule', 'Column', 'Observed', 'Expected'],
    ['\u2715 failed', 'IsComplete "age"one is missing', 'age', 'failing: 12 of 1,200 rows (1 %)', '= 1.0 in all rows'],
    ['? inconclusive', 'Mean "age" < 50', 'age', '\u2014', ''],
    ['! warning', 'IsUnique "id"', 'id', 'failing: 0 of 10 rows', 'all rows'],
    ['\u2713 passed', 'RowCount > 5', '', '10', '> 5']]);
});

test('a rule on rows is told by its rows, as its message is', () => {
  const told = (more) => cells(drawn([{ id: 'a', rule: 'a', verdict: 'FAILED', observed: 0.99001, failing: 30, total: 3003, ...more }]).page.querySelectorAll('table')[0])[1].slice(3);
  assert.deepEqual(told({ expected: '' }), ['failing: 30 of 3,003 rows (1 %)', 'all rows']);
  assert.deepEqual(told({ expected: '<= 50' }), ['failing: 30 of 3,003 rows (1 %)', '<= 50 in all rows']);
  assert.deepEqual(told({ expected: '<= 50 with failures <= 3' }), ['failing: 30 of 3,003 rows (1 %)', '<= 50 with failures <= 3']);
  assert.deepEqual(told({ expected: 'with threshold > 0.999' }), ['failing: 30 of 3,003 rows (1 %)', 'with threshold > 0.999']);
  assert.deepEqual(told({ expected: '= "with failures of a kind"' })[1], '= "with failures of a kind" in all rows');
});

test('verdicts and words narrow the table', () => {
  const { one, rules, status, filters } = drawn(data.checks());
  assert.deepEqual(filters().map((button) => button.textContent), ['\u2715 failed 1', '? inconclusive 1', '! warning 1', '\u2713 passed 1']);
  filters()[0].click();
  filters()[3].click();
  assert.deepEqual(rules(), ['IsComplete "age"', 'RowCount > 5']);
  assert.equal(status(), 'Showing 2 of 4 checks');
  assert.deepEqual(filters().map((button) => button.getAttribute('aria-pressed')), ['true', 'false', 'false', 'true']);
  const search = one('input');
  search.value = ' AGE ';
  send(search, 'input');
  assert.deepEqual(rules(), ['IsComplete "age"']);
  filters()[0].click();
  filters()[3].click();
  assert.deepEqual(rules(), ['IsComplete "age"', 'Mean "age" < 50']);
  search.value = 'nowhere';
  send(search, 'input');
  assert.deepEqual(rules(), []);
  assert.equal(status(), 'Showing 0 of 4 checks');
});

test('groups carry their counts', () => {
  const { page, one } = drawn(data.checks());
  const groups = (by) => {
    one('select').value = by;
    send(one('select'), 'change');
    return texts(page, '.mlops-group');
  };
  assert.deepEqual([...one('select').children].map((option) => option.textContent), ['nothing', 'column', 'dimension', 'rule type']);
  assert.deepEqual(groups('column'), ['age 1 failed1 inconclusive', 'id 1 warning', 'whole table 1 passed']);
  assert.deepEqual(groups('dimension'), ['completeness 1 failed', 'no dimension 1 inconclusive1 passed', 'uniqueness 1 warning']);
  assert.deepEqual(groups('type'), ['IsComplete 1 failed', 'no type 1 inconclusive', 'IsUnique 1 warning', 'RowCount 1 passed']);
  assert.deepEqual(groups('none'), []);
});

test('the details of a check open and close', () => {
  const { page } = drawn(data.checks());
  const toggle = page.querySelectorAll('.mlops-toggle')[0];
  assert.equal(toggle.getAttribute('aria-label'), 'Details of IsComplete "age"');
  toggle.click();
  assert.equal(toggle.getAttribute('aria-expanded'), 'true');
  const [detail] = page.querySelectorAll('.mlops-detail');
  assert.deepEqual([...detail.querySelectorAll('dl')[0].children].map((pair) => texts(pair, 'dt,dd')), [
    ['Id', 'r1'], ['Rule type', 'IsComplete'], ['Dimension', 'completeness'], ['Severity', 'ERROR'], ['Written at', 'rules.dqdl:3:7'], ['Rows looked at', '1,200']]);
  assert.deepEqual(texts(detail, 'caption'), ['1 of 12 rows that break the rule']);
  assert.deepEqual(cells(detail.querySelectorAll('table')[0]), [['File', 'Row', 'age', 'site'], ['a.csv', '1,234', 'missing', 'north']]);
  toggle.click();
  assert.equal(toggle.getAttribute('aria-expanded'), 'false');
  assert.equal(page.querySelectorAll('.mlops-detail').length, 0);
});

test('of many checks the first two hundred are shown until all are asked for', () => {
  const { page, rules, status } = drawn(data.many(1234, (i) => ({ id: 'c' + i, rule: 'Rule ' + i, verdict: 'FAILED' })));
  const [more] = page.querySelectorAll('.mlops-button');
  assert.equal(rules().length, 200);
  assert.equal(status(), 'Showing 200 of 1,234 checks');
  assert.equal(more.textContent, 'Show all 1,234 checks');
  more.click();
  assert.equal(rules().length, 1234);
  assert.equal(status(), '1,234 checks');
  assert.ok(more.hidden);
});

test('checks that passed are folded where they are many, and unfolded on wish, by a search, and on paper', () => {
  const checks = [{ id: 'f', rule: 'Broken', verdict: 'FAILED' }, ...data.many(6, (i) => ({ id: 'p' + i, rule: 'Rule ' + i, verdict: 'PASSED' }))];
  const { page, one, rules, status, filters } = drawn(checks);
  const fold = [...page.querySelectorAll('.mlops-button')].pop();
  assert.deepEqual(rules(), ['Broken']);
  assert.equal(status(), '7 checks');
  assert.deepEqual([fold.textContent, fold.getAttribute('aria-expanded'), fold.hidden], ['Show the 6 checks that passed', 'false', false]);
  fold.click();
  assert.equal(rules().length, 7);
  assert.deepEqual([fold.textContent, fold.getAttribute('aria-expanded')], ['Hide the checks that passed', 'true']);
  fold.click();
  window.dispatchEvent(new Event('beforeprint'));
  assert.equal(rules().length, 7);
  window.dispatchEvent(new Event('afterprint'));
  assert.deepEqual(rules(), ['Broken']);
  const search = one('input');
  search.value = 'rule 3';
  send(search, 'input');
  assert.deepEqual(rules(), ['Rule 3']);
  assert.ok(fold.hidden);
  search.value = '';
  send(search, 'input');
  filters()[1].click();
  assert.equal(rules().length, 6, 'the verdict that was chosen');
});

test('a few checks that passed are not folded, and where all passed nothing else stands there', () => {
  const passed = (count) => drawn(data.many(count, (i) => ({ id: 'p' + i, rule: 'Rule ' + i, verdict: 'PASSED' })));
  assert.equal(passed(5).rules().length, 5);
  const { page, one, rules } = passed(6);
  assert.deepEqual(rules(), []);
  assert.ok(one('table').hidden);
  [...page.querySelectorAll('.mlops-button')].pop().click();
  assert.equal(rules().length, 6);
  assert.ok(!one('table').hidden);
});
