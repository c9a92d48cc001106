'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const mlops = require('./report.js');
const { section, many } = require('./data.js');
const { draw, table, facts, texts, send, cells } = require('./look.js');

const drawn = (type, change = () => {}) => {
  const data = section(type);
  change(data);
  return draw(type, data);
};
const notes = (element) => texts(element, '.mlops-note');

test('nothing is drawn of nothing', () => {
  for (const type of Object.keys(mlops.sections)) {
    const element = draw(type, {});
    assert.equal(element.querySelectorAll('table').length, type === 'series' ? 1 : 0, type);
    assert.equal(element.querySelectorAll('figure').length, 0, type);
  }
});

test('schema', () => assert.deepEqual(table(drawn('schema'), 'Columns'), [
  ['Column', 'Type', 'Kind', 'Decided by', 'Kind in the baseline', 'Missing', 'Missing in the baseline', 'Different', 'Expected', 'Nullable', 'Role', 'Sensitive', 'Problem', 'Description'],
  ['age', 'BIGINT', 'number', 'content', '', '3', '', '40', 'integer', 'yes', 'feature', 'no', '', ''],
  ['site', 'VARCHAR', 'category', 'user', 'text', '0', '2', 'about 1,200', '', 'no', 'group', 'yes', '! is another kind', 'where it was']]));

test('profile: a card for each column, and the numbers', () => {
  const page = drawn('profile');
  const cards = [...page.querySelectorAll('.mlops-cards')[0].children];
  assert.equal(cards.length, 8);
  assert.deepEqual(facts(cards[0]), { Distinct: '9', Least: '-1', Mean: '40.5', Greatest: '90', SD: '12.25', '25 %': '30', '50 %': '41' });
  assert.equal(texts(cards[0], '.mlops-missing')[0].trim(), '10 % missing');
  assert.equal(cards[0].querySelectorAll('svg')[0].getAttribute('aria-label'), 'Histogram of age');
  assert.deepEqual(texts(cards[0], '.mlops-ends'), ['0100']);
  assert.equal(texts(cards[1], '.mlops-missing')[0].trim(), 'none missing');
  assert.deepEqual(texts(cards[1], '.mlops-top').map((list) => list), ['north60 %(empty)30 %']);
  assert.deepEqual(facts(cards[1]), { Distinct: 'about 2' });
  assert.ok(cards[2].textContent.includes('Sensitive: values are not shown.'));
  assert.deepEqual(table(page, 'Profile').slice(0, 2), [['Column', 'Type', 'Missing', 'Distinct', 'Least', 'Mean', 'Greatest', 'SD'], ['age', 'BIGINT', '1', '9', '-1', '40.5', '90', '12.25']]);
});

test('profile: a search, and of many columns the first sixty', () => {
  const page = drawn('profile', (data) => { data.columns = many(1000, (i) => ({ name: 'c' + i, type: 'DOUBLE' })); });
  const status = page.querySelectorAll('[role="status"]')[0];
  const [search] = page.querySelectorAll('input');
  assert.equal(status.textContent, 'The first 60 of 1,000 columns; search for the others.');
  search.value = ' C99 ';
  send(search, 'input');
  assert.equal(status.textContent, '11 columns of 10 rows', 'c99 and c990 to c999');
  assert.equal(page.querySelectorAll('.mlops-cards')[0].children.length, 11);
});

test('diversity: shares, and which groups are too small', () => {
  const page = drawn('diversity');
  assert.deepEqual(facts(page), { Groups: '2', 'Effective groups (Hill 1)': '1.89', 'Effective groups (Hill 2)': '1.8', 'Least rows a group must have': '4' });
  assert.deepEqual(table(page, 'Rows by site'), [['Group', 'Rows', 'Share', 'Enough'], ['north', '6', ' 75 %', '\u2713 passed'], ['south', '2', ' 25 %', '\u2715 failed']]);
});

test('model', () => {
  assert.deepEqual(facts(drawn('model')), { trees: '12' });
  assert.deepEqual(table(drawn('model'), 'Features'), [['Feature', 'Type'], ['age', 'number']]);
});

test('importance: the first 25 in the chart, all in the table, and how they were found', () => {
  const page = drawn('importance');
  const rows = table(page, 'Importance of features');
  assert.deepEqual(rows.slice(0, 3), [['Feature', 'Mean |SHAP|', 'Share', 'Standard error of a row'], ['age', '2 (1.5 to 2.5)', '50 %', '0.1'], ['site', '1', '25 %', '0.3']]);
  assert.equal(rows.length, 28);
  assert.deepEqual(notes(page), ['The chart shows the first 25 of 27 features; the table has all.', 'Over 30 rows, sampled from 90.',
    'Method: permutations, 7 orders of the features a row, against 1 background row. The SHAP value of a single row has a standard error of typically 0.1 for age, at most 0.3 for any feature shown;'
    + ' the table has all.']);
  const exact = drawn('importance', (data) => Object.assign(data, { features: [{ name: 'age', value: 2 }], totalRows: 30, method: 'TreeSHAP', permutations: undefined, backgroundRows: undefined }));
  assert.deepEqual(notes(exact), ['Over 30 rows.', 'Method: TreeSHAP.']);
});

test('beeswarm: least, quarters and greatest', () => assert.deepEqual(table(drawn('beeswarm'), 'SHAP values by feature'), [
  ['Feature', 'Least', 'Lower quarter', 'Median', 'Upper quarter', 'Greatest'], ['age', '-1', '-0.0625', '0.375', '0.875', '2']]));

test('dependence and waterfall: one picture at a time, chosen by name', () => {
  const page = drawn('dependence');
  assert.deepEqual(texts(page, 'option'), ['site', 'age', 'weight']);
  assert.deepEqual(table(page, 'SHAP values of site'), [['site', 'SHAP value', 'sex'], ['north', '1', 'f'], ['south', '2', 'm'], ['north', '3', 'f']]);
  page.querySelectorAll('select')[0].value = '1';
  send(page.querySelectorAll('select')[0], 'change');
  assert.deepEqual(table(page, 'SHAP values of age')[1], ['10', '-1', '1.5']);
  assert.equal(page.querySelectorAll('figure').length, 1);
});

test('waterfall: from the base to the prediction', () => {
  const page = drawn('waterfall');
  assert.deepEqual(facts(page), { 'Base value': '1', Prediction: '4', Output: '0.98' });
  assert.deepEqual(table(page, 'Contributions'), [['Feature', 'SHAP value', 'Prediction so far'], ['age = 40', '2.5', '3.5'], ['site = missing', '-0.5', '3'], ['3 other features', '1', '4']]);
  page.querySelectorAll('select')[0].value = '1';
  send(page.querySelectorAll('select')[0], 'change');
  const rows = table(page, 'Contributions');
  assert.equal(rows.length, 22);
  assert.deepEqual(rows[21], ['1 other feature', '1', '22'], 'those that are not shown are added up');
});

test('performance', () => {
  const page = drawn('performance');
  assert.deepEqual(table(page, 'Performance'), [['Metric', 'Value', 'Champion', 'Better', 'Limit', 'Verdict'],
    ['AUC', '0.8 (0.7 to 0.9)', '0.7', 'higher', '>= 0.75', '\u2713 passed'], ['accuracy', '0.5 (0.4 to 0.6)', '', '', '', '\u2715 failed'], ['log loss', '1.5', '', 'lower', '', '']]);
  assert.deepEqual(notes(page), ['Over 30 rows; intervals of 95 % confidence.']);
  assert.equal(page.querySelectorAll('figure').length, 1, 'a picture of those between 0 and 1');
  assert.equal(drawn('performance', (data) => data.metrics.shift()).querySelectorAll('figure').length, 0, 'and none of one alone');
});

test('curves', () => {
  assert.deepEqual(notes(drawn('roc')), ['this: AUC 0.8 (0.7 to 0.9)']);
  assert.deepEqual(table(drawn('roc'), 'false positive rate and true positive rate'), [['Curve', 'false positive rate', 'true positive rate'], ['this', '0', '0'], ['this', '0.5', '0.8'], ['this', '1', '1']]);
  assert.deepEqual(notes(drawn('precision-recall')), ['this: average precision 0.8']);
  assert.deepEqual(table(drawn('precision-recall'), 'recall and precision')[3], ['this', '1', '0.2']);
  assert.deepEqual(notes(drawn('calibration')), ['this: calibration error 0.1', 'The larger a point, the more rows it stands for.']);
  assert.deepEqual(table(drawn('calibration'), 'Calibration'), [['Curve', 'Predicted', 'Observed', 'Rows'], ['this', '0.1', '0.2 (0.1 to 0.3)', '9'], ['this', '0.8', '0.7', '1']]);
});

test('confusion: counts, shares of the actual class, sums', () => {
  const page = drawn('confusion');
  assert.deepEqual(table(page, 'Rows: actual class. Columns: predicted class at threshold 0.5.'), [
    ['actual \u2193 predicted \u2192', 'no', 'yes', 'all'], ['no', '375 %', '125 %', '4'], ['yes', '250 %', '250 %', '4']]);
  assert.deepEqual(texts(drawn('confusion', (data) => delete data.threshold), 'caption'), ['Rows: actual class. Columns: predicted class.']);
  assert.deepEqual(cells(drawn('confusion', (data) => { data.matrix = [[0, 0], [0, 1]]; }).querySelectorAll('table')[0])[1], ['no', '00 %', '00 %', '0'], 'a class that is not there');
});

test('slices', () => {
  const page = drawn('slices');
  assert.deepEqual(table(page, 'Slices'), [['Slice', 'Rows', 'AUC', 'p', 'q', 'Verdict'], ['site = north', '9', '0.5 (0.4 to 0.6)', '0.010', '0.020', '\u2715 failed'], ['site = south', '1', '0.6', '', '', '\u2713 passed']]);
  assert.deepEqual(notes(page), ['All rows: 0.8 (0.7 to 0.9); higher is better.']);
  assert.deepEqual(notes(drawn('slices', (data) => delete data.better)), ['All rows: 0.8 (0.7 to 0.9).']);
});

test('fairness: who is not judged is named', () => {
  const page = drawn('fairness');
  assert.deepEqual(table(page, 'Fairness by sex'), [['Metric', 'Value', 'Limit', 'Verdict', 'Remark'], ['DemographicParityRatio', '0.7', '>= 0.8', '\u2715 failed', 'too low']]);
  assert.deepEqual(table(page, 'Rates by sex').slice(0, 5), [['sex', 'Rows', 'Judged', 'Impact ratio', 'selection'],
    ['f', '9', 'yes', '0.7', '0.5 (0.4 to 0.6)'], ['m', '8', 'yes', '1', '0.7'], ['g0', '1', 'no: too few', '', ''], ['g1', '1', 'no', '', '']]);
  assert.deepEqual(notes(page), ['Groups in grey are not judged: g0 (too few), g1, g2, g3, g4, g5, g6, g7, g8, g9 and 1 more.',
    'The impact ratio is a group\u2019s selection rate over the highest among the judged groups.']);
  assert.deepEqual(texts(page, '.mlops-notes'), ['few rows']);
});

test('drift: the worst verdict first, and of one verdict the strongest drift', () => {
  const entries = [['a', 'PASSED', 0.1, 1], ['b', 'FAILED', 3, 2], ['c', 'FAILED', 2, 1], ['d', 'WARNING', 9, 1], ['e', 'FAILED', 9, 0], ['f', 'FAILED', 9, undefined]]
    .map(([column, verdict, value, limit]) => ({ column, verdict, value, limit }));
  assert.deepEqual(mlops.drift.sorted(entries).map((entry) => entry.column), ['c', 'b', 'e', 'f', 'd', 'a']);
  assert.deepEqual(entries.map(mlops.drift.strength), [0.1, 1.5, 2, 9, null, null], 'no multiple of no limit');
});

test('drift', () => {
  const page = drawn('drift');
  assert.deepEqual(notes(page), ['1 row against 90 rows of reference; p-values adjusted by Benjamini-Hochberg at 5 %.']);
  assert.deepEqual(notes(drawn('drift', (data) => { delete data.correction; delete data.level; })), ['1 row against 90 rows of reference.']);
  assert.deepEqual(table(page, 'Drift by column').slice(0, 3), [['Column', 'Type', 'Statistic', 'Value', 'Limit', 'p', 'q', 'Effect', 'Detectable', 'Importance', 'Verdict', 'Remark'],
    ['sex', 'category', '', '0.5', '0.2', '', '', '', '', '', '\u2715 failed', ''],
    ['site', 'category', 'PSI', '0.3', '0.2', '< 0.0001', '0.020', '0.4', '0.1', '50 %', '\u2715 failed', 'moved']]);
  const [grid] = page.querySelectorAll('.mlops-cards');
  assert.equal(grid.children.length, 12);
  assert.deepEqual(facts(grid.children[1]), { PSI: '0.3', Limit: '0.2', p: '< 0.0001', q: '0.020', Effect: '0.4', 'Detectable effect': '0.1', Importance: '50 %', Range: '0 to 9 \u2192 1 to 12', Missing: '0 % \u2192 10 %' });
  assert.deepEqual(table(grid.children[1], 'Shares of site'), [['Value', 'Reference', 'Present'], ['north', '50 %', '90 %'], ['south', '50 %', '10 %']]);
  assert.ok(grid.children[0].textContent.includes('No distribution.'));
  const more = [...page.querySelectorAll('button')].find((button) => button.textContent === 'Show all 15 columns');
  more.click();
  assert.equal(grid.children.length, 15);
  assert.ok(![...page.querySelectorAll('button')].includes(more));
  assert.deepEqual(table(page, 'Shares of age'), [['Value', 'Reference', 'Present'], ['0 to 50', '50 %', '40 %'], ['50 to 100', '50 %', '60 %']]);
});

test('series', () => {
  const page = drawn('series');
  assert.equal(texts(page, 'p')[0], 'Alarm. Training is called for. three of four');
  assert.deepEqual(table(page, 'Runs'), [['When', 'Model', 'Drifted', 'Drift, in multiples of the limit', 'Columns', 'Training'],
    ['2026-11-01T10:00:00Z', 'care 1', 'yes', '2', 'age, site', 'called for'], ['2026-11-02T10:00:00Z', 'care 1', 'no', '0.5', '', '']]);
  assert.equal(texts(draw('series', {}), 'p')[0], 'No alarm. ');
});

test('performance over time', () => {
  const page = drawn('performance-windows');
  assert.deepEqual(texts(page, 'h3'), ['AUC (higher is better)', 'rmse']);
  assert.deepEqual(table(page, 'AUC'), [['From', 'To', 'Rows', 'AUC', 'Estimated', 'Verdict'],
    ['Monday', 'Tuesday', '9', '0.7 (0.6 to 0.8)', 'estimated, without labels', '\u2713 passed'], ['Wednesday', '', '1', '0.4', '', '\u2715 failed']]);
  assert.deepEqual(notes(page), ['There are no windows.', 'Hollow points are estimated without labels.']);
});

test('scan: the gravest finding first', () => {
  const page = drawn('scan');
  assert.deepEqual([...page.querySelectorAll('.mlops-findings')[0].children].map((finding) => finding.textContent), ['critical globalos.systemmodel.pkl at byte 7', 'note old-protocolprotocol 0model.pkl']);
  assert.deepEqual(table(page, 'Files looked at'), [['File', 'Format', 'Size', 'Verdict'], ['model.pkl', 'pickle', '2.0 KiB', '\u2715 failed']]);
  assert.deepEqual(notes(drawn('scan', (data) => { data.findings = []; })), ['Nothing unsafe was found in 1 file.']);
});

test('lineage: edges to nobody are left out, and only addresses of pages are links', () => {
  const page = drawn('lineage');
  assert.deepEqual([...page.querySelectorAll('ol')].map((level) => level.textContent), ['datatrain.csv30 rows', 'build#3\u2713 passed', 'modelcare 1']);
  assert.deepEqual(table(page, 'Lineage'), [['From', 'How', 'To'], ['train.csv', 'read by', '#3'], ['#3', 'made', 'care 1']]);
  assert.deepEqual([...page.querySelectorAll('a')].map((link) => link.getAttribute('href')), ['https://ci.example/job/care/3/']);
});

test('version: a change is told as better or worse by what the metric is', () => {
  const page = drawn('version');
  assert.equal(texts(page, '.mlops-version')[0], 'care version 1,234 champion');
  assert.deepEqual(table(page, 'Metrics').map((row) => row[3]), ['Change', '+0.1 better', '+1 worse', '0']);
  assert.deepEqual(table(page, 'Files'), [['File', 'Size', 'Digest'], ['model.json', '1.0 MiB', 'sha256:00']]);
  assert.deepEqual(table(page, 'Inputs'), [['Name', 'Type', 'Shape'], ['age', 'int64', '[-1,1]']]);
  assert.deepEqual(texts(page, 'summary'), ['Inputs (1)', 'Outputs (1)']);
  assert.deepEqual(table(page, 'Events')[1].slice(1), ['somebody', 'registered']);
});

test('data of an unknown kind is a tree, cut where it would not end', () => {
  assert.deepEqual(texts(mlops.h('div', {}, mlops.tree(section('unheardOf'))), 'li').filter((text) => !text.startsWith('long')), ['list: 1, two', 'nothing: empty', 'deep: deeper: \u2014', 'deeper: \u2014']);
  assert.match(mlops.tree(many(203, (i) => i)).textContent, /^0, 1, .*, 199 and 3 more$/);
  const entries = [...mlops.tree(Object.fromEntries(many(502, (i) => ['k' + i, i]))).children];
  assert.deepEqual([entries.length, entries[500].textContent], [501, '2 more']);
  let deep = 'end';
  many(40, () => { deep = { deep }; });
  assert.ok(mlops.tree(deep).textContent.endsWith('more levels'));
});
