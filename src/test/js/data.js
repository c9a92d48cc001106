'use strict';

/*
 * A result document with every kind of section, small enough to work out by hand what has to be shown, and a trend. What a text of the table depends on
 * (a threshold, a correction, more rows than shown) is there in one part and lacks in another. Tests ask for a copy and may change it.
 */
const copy = (value) => JSON.parse(JSON.stringify(value));

const many = (count, make) => Array.from({ length: count }, (_, i) => make(i));

const sections = {
  schema: { notes: ['a note'], columns: [
    { name: 'age', type: 'BIGINT', kind: 'number', kindBy: 'content', missing: 3, distinct: 40, nullable: true, role: 'feature', sensitive: false, expected: 'integer' },
    { name: 'site', type: 'VARCHAR', kind: 'category', kindBy: 'user', referenceKind: 'text', missing: 0, referenceMissing: 2, distinct: 1200, approximate: true,
      nullable: false, role: 'group', sensitive: true, problem: 'is another kind', description: 'where it was' }] },
  profile: { rows: 10, columns: [
    { name: 'age', type: 'BIGINT', missing: 1, distinct: 9, min: -1, max: 90, mean: 40.5, sd: 12.25, quantiles: { 0.25: 30, 0.5: 41 }, histogram: { edges: [0, 50, 100], counts: [3, 6] } },
    { name: 'site', type: 'VARCHAR', missing: 0, distinct: 2, approximate: true, top: [{ value: 'north', count: 6 }, { value: '', count: 3 }], other: 1 },
    { name: 'name', type: 'VARCHAR', missing: 2, sensitive: true },
    ...many(5, (i) => ({ name: 'c' + i, type: 'DOUBLE', missing: 0 }))] },
  diversity: { slices: [{ name: 'site', minimum: 4, hill: { 1: 1.89, 2: 1.8 }, groups: [{ group: 'north', rows: 6 }, { group: 'south', rows: 2 }] }] },
  model: { facts: { trees: 12 }, features: [{ name: 'age', type: 'number' }] },
  importance: { unit: 'log odds', rows: 30, totalRows: 90, method: 'permutations', permutations: 7, backgroundRows: 1, classes: [],
    features: [{ name: 'age', value: 2, low: 1.5, high: 2.5, share: 0.5, standardError: 0.1 }, { name: 'site', value: 1, share: 0.25, standardError: 0.3 },
      ...many(25, (i) => ({ name: 'f' + i, value: 0.01, share: 0.0025 }))], others: { features: 3, value: 0.5, share: 0.1 } },
  beeswarm: { features: [{ name: 'age', shap: [0.5, -1, 2, 0.25], value: [0, 0.5, 1, null] }] },
  dependence: { plots: [
    { feature: 'site', x: [0, 1, 0], shap: [1, 2, 3], categories: ['north', 'south'], by: { feature: 'sex', values: [0, 1, 0], categories: ['f', 'm'] } },
    { feature: 'age', x: [10, 20, 30], shap: [-1, 0, 1], by: { feature: 'height', values: [1.5, 1.5, 1.5] } },
    { feature: 'weight', x: [1, 2, 3], shap: [1, 2, 3] }] },
  waterfall: { rows: [
    { label: 'row 1', base: 1, prediction: 4, output: 0.98, contributions: [{ feature: 'age', value: 40, shap: 2.5 }, { feature: 'site', value: null, shap: -0.5 }], others: { features: 3, shap: 1 } },
    { label: 'row 2', base: 1, prediction: 22, contributions: many(21, (i) => ({ feature: 'f' + i, shap: 1 })) }] },
  performance: { rows: 30, confidence: 0.95, metrics: [
    { name: 'AUC', value: 0.8, low: 0.7, high: 0.9, better: 'higher', limit: '>= 0.75', verdict: 'PASSED', champion: 0.7 },
    { name: 'accuracy', value: 0.5, low: 0.4, high: 0.6, verdict: 'FAILED' }, { name: 'log loss', value: 1.5, better: 'lower' }] },
  roc: { curves: [{ name: 'this', auc: 0.8, low: 0.7, high: 0.9, fpr: [0, 0.5, 1], tpr: [0, 0.8, 1] }] },
  'precision-recall': { curves: [{ name: 'this', averagePrecision: 0.8, base: 0.2, recall: [0, 0.5, 1], precision: [1, 0.8, 0.2] }] },
  calibration: { curves: [{ name: 'this', error: 0.1, bins: [{ predicted: 0.1, observed: 0.2, low: 0.1, high: 0.3, rows: 9 }, { predicted: 0.8, observed: 0.7, rows: 1 }] }] },
  confusion: { classes: ['no', 'yes'], matrix: [[3, 1], [2, 2]], threshold: 0.5 },
  slices: { metric: 'AUC', better: 'higher', overall: { value: 0.8, low: 0.7, high: 0.9 }, slices: [
    { slice: 'site = north', rows: 9, value: 0.5, low: 0.4, high: 0.6, p: 0.01, q: 0.02, verdict: 'FAILED' }, { slice: 'site = south', rows: 1, value: 0.6, verdict: 'PASSED' }] },
  fairness: { columns: [{ column: 'sex', notes: ['few rows'], metrics: [{ name: 'DemographicParityRatio', value: 0.7, limit: '>= 0.8', verdict: 'FAILED', message: 'too low' }],
    groups: [{ group: 'f', rows: 9, judged: true, rates: { selection: { value: 0.5, low: 0.4, high: 0.6 } }, impactRatio: 0.7 },
      { group: 'm', rows: 8, judged: true, rates: { selection: { value: 0.7 } }, impactRatio: 1 },
      ...many(11, (i) => ({ group: 'g' + i, rows: 1, judged: false, why: i === 0 ? 'too few' : undefined, rates: {} }))] }] },
  drift: { referenceRows: 90, rows: 1, correction: 'Benjamini-Hochberg', level: 0.05, columns: [
    { column: 'age', type: 'number', statistic: 'PSI', value: 0.1, limit: 0.2, verdict: 'PASSED', distribution: { edges: [0, 50, 100], reference: [0.5, 0.5], current: [0.4, 0.6] } },
    { column: 'site', type: 'category', statistic: 'PSI', value: 0.3, limit: 0.2, p: 0.00001, q: 0.02, effect: 0.4, detectable: 0.1, importance: 0.5, verdict: 'FAILED', message: 'moved',
      missing: { reference: 0, current: 0.1 }, range: { reference: [0, 9], current: [1, 12] }, distribution: { categories: ['north', 'south'], reference: [0.5, 0.5], current: [0.9, 0.1] } },
    { column: 'sex', type: 'category', value: 0.5, limit: 0.2, verdict: 'FAILED' },
    ...many(12, (i) => ({ column: 'c' + i, type: 'number', statistic: 'KS', value: 0, limit: 0.1, verdict: 'PASSED' }))] },
  series: { alarm: true, retrain: true, reason: 'three of four', runs: [
    { at: '2026-11-01T10:00:00Z', model: 'care 1', drifted: true, intensity: 2, columns: ['age', 'site'], retrain: true }, { at: '2026-11-02T10:00:00Z', model: 'care 1', drifted: false, intensity: 0.5, columns: [] }] },
  'performance-windows': { series: [
    { metric: 'AUC', better: 'higher', limit: 0.6, reference: { value: 0.8, low: 0.7, high: 0.9 }, windows: [
      { start: 'Monday', end: 'Tuesday', rows: 9, value: 0.7, low: 0.6, high: 0.8, estimated: true, verdict: 'PASSED' }, { start: 'Wednesday', rows: 1, value: 0.4, verdict: 'FAILED' }] },
    { metric: 'rmse', windows: [] }] },
  scan: { files: [{ path: 'model.pkl', format: 'pickle', bytes: 2048, verdict: 'FAILED' }], findings: [
    { severity: 'note', file: 'model.pkl', rule: 'old-protocol', message: 'protocol 0' }, { severity: 'critical', file: 'model.pkl', place: 'byte 7', rule: 'global', message: 'os.system' }] },
  lineage: { nodes: [{ id: 'd', kind: 'data', name: 'train.csv', detail: '30 rows' }, { id: 'b', kind: 'build', name: '#3', url: 'https://ci.example/job/care/3/', verdict: 'PASSED' },
    { id: 'm', kind: 'model', name: 'care 1', url: 'javascript:alert(1)' }], edges: [{ from: 'd', to: 'b', label: 'read by' }, { from: 'b', to: 'm', label: 'made' }, { from: 'b', to: 'nobody' }] },
  version: { name: 'care', version: 1234, aliases: ['champion'], facts: { framework: 'xgboost' }, files: [{ path: 'model.json', bytes: 1048575, digest: 'sha256:00' }],
    inputs: [{ name: 'age', type: 'int64', shape: [-1, 1] }], outputs: [{ name: 'score', type: 'float' }],
    metrics: [{ name: 'auc', value: 0.8, champion: 0.7, better: 'higher' }, { name: 'rmse', value: 3, champion: 2, better: 'lower' }, { name: 'rows', value: 5, champion: 5, better: 'higher' }],
    events: [{ when: '2026-11-01T10:00:00Z', who: 'somebody', what: 'registered' }] },
  unheardOf: { list: [1, 'two'], nothing: [], deep: { deeper: null }, long: many(203, (i) => i) },
};

const checks = [
  { id: 'r1', rule: 'IsComplete "age"', type: 'IsComplete', column: 'age', dimension: 'completeness', severity: 'ERROR', verdict: 'FAILED', observed: 0.9, expected: '= 1.0', message: 'one is missing',
    failing: 12, total: 1200, source: { file: 'rules.dqdl', line: 3, column: 7 }, examples: [{ file: 'a.csv', row: 1234, values: { age: null, site: 'north' } }] },
  { id: 'r2', rule: 'RowCount > 5', type: 'RowCount', verdict: 'PASSED', observed: 10, expected: '> 5' },
  { id: 'r3', rule: 'IsUnique "id"', type: 'IsUnique', column: 'id', dimension: 'uniqueness', severity: 'WARNING', verdict: 'WARNING', observed: null, failing: 0, total: 10,
    examples: [{ file: 'a.csv', row: 2, values: {} }] },
  { id: 'r4', rule: 'Mean "age" < 50', verdict: 'INCONCLUSIVE', column: 'age' }];

exports.many = many;
exports.section = (type) => copy(sections[type]);
exports.checks = () => copy(checks);

exports.result = () => copy({
  format: 'mlops-result/1', step: 'validateData', verdict: 'FAILED', message: '1 of 4 checks failed', created: '2026-11-01T10:00:00Z',
  subject: { name: 'test.csv', kind: 'table', rows: 10, columns: 3, bytes: 2048, fingerprint: 'sha256:00', files: [{ path: 'test.csv', rows: 10, bytes: 2048, fingerprint: 'sha256:00' }] },
  checks, metrics: { auc: 0.8 }, sections: Object.entries(sections).map(([type, data]) => ({ type, title: 'part ' + type, data })), cut: ['some rows were left out'],
  environment: { os: 'Linux', threads: 2, wallSeconds: 61, cpuSeconds: 5, peakMemoryBytes: 1048576, versions: { engine: '1' } },
});

exports.trend = () => copy({ points: [
  { build: 1001, name: 'data', verdict: 'PASSED', url: 'https://ci.example/job/care/1001/', metrics: { failed: 0, rows: 10 } },
  { build: 1003, name: 'data', verdict: 'FAILED', url: 'https://elsewhere.example/', metrics: { rows: 12 } },
  { build: 1002, verdict: 'WARNING', metrics: { auc: 0.8 } }] });
