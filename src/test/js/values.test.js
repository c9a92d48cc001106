'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const mlops = require('./report.js');

test('only what is a list is one, and only what is a finite number is one', () => {
  [null, undefined, {}, 'abc', 3].forEach((value) => assert.deepEqual(mlops.list(value), []));
  assert.deepEqual(mlops.list([1]), [1]);
  [0, -1.5, 1e300].forEach((value) => assert.ok(mlops.isNumber(value)));
  [null, undefined, '1', Number.NaN, Infinity, [1]].forEach((value) => assert.ok(!mlops.isNumber(value)));
});

test('nothing is what has no value and no character; zero and false are something', () => {
  [null, undefined, ''].forEach((value) => assert.ok(mlops.isNothing(value)));
  [0, -1, false, ' ', Number.NaN, []].forEach((value) => assert.ok(!mlops.isNothing(value)));
});

test('groups in the order of their first elements, which keep theirs', () => {
  assert.deepEqual([...mlops.grouped([3, 1, 4, 1, 5, 9, 2, 6], (value) => value % 3)], [[0, [3, 9, 6]], [1, [1, 4, 1]], [2, [5, 2]]]);
  assert.deepEqual([...mlops.grouped([], () => 1)], []);
});

test('the worst verdict comes first', () => {
  assert.deepEqual(['PASSED', 'ABORTED', 'FAILED', 'WARNING', 'ERROR', 'INCONCLUSIVE'].sort(mlops.worse), ['ERROR', 'FAILED', 'ABORTED', 'INCONCLUSIVE', 'WARNING', 'PASSED']);
});

test('a verdict has a word and a class, and what is none is only text', () => {
  assert.equal(mlops.verdictWord('INCONCLUSIVE'), 'inconclusive');
  assert.equal(mlops.verdictClass('INCONCLUSIVE'), 'mlops-inconclusive');
  assert.equal(mlops.verdictWord('ERROR'), 'error');
  assert.equal(mlops.verdictClass('ABORTED'), 'mlops-aborted');
  for (const [verdict, word] of [['SPLENDID', 'SPLENDID'], ['constructor', 'constructor'], ['"><b>', '"><b>'], [null, ''], [undefined, '']]) {
    assert.equal(mlops.verdictWord(verdict), word);
    assert.equal(mlops.verdictClass(verdict), 'mlops-unknown');
  }
});

test('verdicts are counted', () => {
  assert.deepEqual(mlops.countVerdicts([{ verdict: 'PASSED' }, { verdict: 'FAILED' }, { verdict: 'PASSED' }, { verdict: 'odd' }]), [['FAILED', 1], ['PASSED', 2]]);
  assert.deepEqual(mlops.countVerdicts([]), []);
});

test('only addresses of pages are followed', () => {
  const base = 'https://ci.example/job/care/';
  for (const [url, safe] of [
    ['https://a.example/x', 'https://a.example/x'], ['http://a.example', 'http://a.example/'], ['../other/', 'https://ci.example/job/other/'], ['//a.example/x', 'https://a.example/x'],
    ['javascript:alert(1)', null], ['JaVaScRiPt:alert(1)', null], [' \tjava\nscript:alert(1)', null], ['data:text/html,x', null], ['vbscript:x', null], ['file:///etc/passwd', null],
    ['blob:https://ci.example/1', null], ['mailto:a@b', null], ['https://', null], ['http://[', null]]) {
    assert.equal(mlops.safeUrl(url, base), safe, url);
  }
});

test('a link leads only to a page', () => {
  const link = mlops.link('https://a.example/', 'there');
  assert.equal(link.tagName, 'A');
  assert.equal(link.getAttribute('href'), 'https://a.example/');
  for (const url of ['javascript:alert(1)', null, undefined, '']) {
    const text = mlops.link(url, 'nowhere');
    assert.equal(text.tagName, 'SPAN');
    assert.equal(text.textContent, 'nowhere');
  }
});
