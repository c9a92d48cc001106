'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const mlops = require('./report.js');
const data = require('./data.js');
const { facts, inLanguage, texts } = require('./look.js');
const { answer, withServer } = require('./server.js');

function rendered(change = () => {}) {
  const result = data.result();
  change(result);
  const page = mlops.h('div', {});
  mlops.render(page, result);
  return page;
}

/** A report with all of its tabs drawn, as for paper. */
function drawn(change) {
  const page = rendered(change);
  window.dispatchEvent(new Event('beforeprint'));
  return page;
}

test('a report: the banner, the parts in their order, and a way to each', () => {
  const page = drawn();
  const [banner] = page.querySelectorAll('.mlops-banner');
  assert.deepEqual(texts(banner, 'h2'), ['\u2715 failed validateData test.csv']);
  assert.deepEqual(texts(banner, 'li'), ['1 failed', '1 inconclusive', '1 warning', '1 passed']);
  const part = (type) => 'part ' + type;
  const titles = ['Checks', 'Left out', ...['drift', 'series', 'performance', 'roc', 'precision-recall', 'calibration', 'confusion', 'performance-windows', 'slices', 'fairness',
    'model', 'importance', 'beeswarm', 'dependence', 'waterfall', 'version', 'scan', 'lineage', 'schema', 'profile', 'diversity', 'unheardOf'].map(part), 'Subject', 'Metrics', 'Environment'];
  assert.deepEqual([...page.querySelectorAll('section')].map((panel) => panel.querySelectorAll('h2')[0].textContent), titles);
  assert.equal(data.result().sections.length + 5, titles.length);
  const contents = [...page.querySelectorAll('nav')];
  assert.deepEqual(contents.map((nav) => nav.querySelectorAll('a').length), [6, 5, 3, 3], 'where a tab has several parts');
  const places = [...page.querySelectorAll('section')].map((panel) => panel.getAttribute('aria-labelledby'));
  const targets = contents.flatMap((nav) => [...nav.querySelectorAll('a')].map((link) => link.getAttribute('href').slice(1)));
  assert.deepEqual(targets, places.filter((place) => targets.includes(place)));
  assert.equal(new Set(places).size, titles.length);
});

test('a section has the title of its type in the language of the page; English, and what has none, the title of the document', () => {
  const titles = (language) => inLanguage(language, () => {
    const page = drawn((changed) => {
      changed.sections = [['roc', 'Our curve'], ['unheardOf', 'Our own'], ['constructor', 'Ours'], ['contract', null]].map(([type, title]) => ({ type, title, data: {} }));
    });
    return [...page.querySelectorAll('section')].map((panel) => panel.querySelectorAll('h2')[0].textContent);
  });
  assert.deepEqual(titles('en'), ['Checks', 'Left out', 'Our curve', 'contract', 'Our own', 'Ours', 'Subject', 'Metrics', 'Environment']);
  assert.deepEqual(titles('ja'), titles('en'));
  assert.deepEqual(titles('de'), ['Pr\u00fcfungen', 'Ausgelassen', 'ROC-Kurve', 'Vertrag', 'Our own', 'Ours', 'Gegenstand', 'Metriken', 'Umgebung']);
});

test('a report in tabs: the first is drawn and seen, another when it is chosen', () => {
  const page = rendered();
  const tabs = [...page.querySelectorAll('[role="tab"]')];
  assert.deepEqual(texts(page, '[role="tab"]'), ['Result', 'Drift', 'Performance', 'Groups', 'Explanation', 'Version', 'Scan', 'Lineage', 'Data', 'More', 'About this run']);
  const panels = [...page.querySelectorAll('[role="tabpanel"]')];
  const seen = () => panels.map((panel) => !panel.hasAttribute('hidden'));
  const made = () => panels.map((panel) => panel.children.length > 0);
  const only = (at) => panels.map((panel, i) => i === at);
  assert.deepEqual([seen(), made()], [only(0), only(0)]);
  panels.forEach((panel, i) => assert.deepEqual([panel.getAttribute('aria-labelledby'), panel.id], [tabs[i].id, tabs[i].getAttribute('aria-controls')]));

  tabs[2].click();
  assert.deepEqual(seen(), only(2));
  assert.deepEqual(made(), panels.map((panel, i) => i === 0 || i === 2));
  assert.deepEqual(tabs.map((tab) => tab.getAttribute('aria-selected')), only(2).map(String));
  assert.deepEqual(tabs.map((tab) => tab.getAttribute('tabindex')), only(2).map((on) => (on ? '0' : '-1')));
  const parts = panels[2].children.length;
  tabs[0].click();
  tabs[2].click();
  assert.equal(panels[2].children.length, parts, 'drawn once');

  window.dispatchEvent(new Event('beforeprint'));
  assert.deepEqual([seen(), made()], [panels.map(() => true), panels.map(() => true)], 'paper has no tabs');
  window.dispatchEvent(new Event('afterprint'));
  assert.deepEqual(seen(), only(2));
});

test('subject and environment', () => {
  const page = drawn((result) => { result.sections = []; });
  const told = facts(page);
  assert.deepEqual([told.Name, told.Kind, told.Rows, told.Columns, told.Size, told.Fingerprint], ['test.csv', 'table', '10', '3', '2.0 KiB', 'sha256:00']);
  assert.deepEqual([told.System, told.Threads, told['Wall time'], told['Processor time'], told['Peak memory'], told.engine, told.AUC], ['Linux', '2', '1 min 1 s', '5.00 s', '1.0 MiB', '1', '0.8']);
});

test('what is not there is not shown', () => {
  const page = drawn((result) => ['subject', 'metrics', 'environment', 'cut', 'checks', 'sections'].forEach((key) => delete result[key]));
  assert.deepEqual(texts(page, 'section'), ['ChecksThere are no checks.']);
  assert.equal(page.querySelectorAll('nav').length + page.querySelectorAll('[role="tab"]').length, 0, 'no tabs and no contents for so little');
});

test('a part of another shape is shown as it is, and one without content says so', () => {
  const page = drawn((result) => { result.sections = [{ type: 'roc', title: 'Odd', data: { curves: [null] } }, { type: 'roc', data: { curves: [] } }, { type: 'constructor', title: 'Unknown', data: { a: 1 } }, { type: 'x' }]; });
  assert.deepEqual(texts(page, 'section').slice(2, 6), ['OddThis part has an unexpected shape and is shown as it is.curves: ', 'rocNothing to show.', 'Unknowna: 1', 'xempty']);
});

test('only a result document is drawn', async () => {
  for (const other of [null, undefined, 'mlops-result/1', {}, { format: 'other/1' }]) {
    await assert.rejects((async () => mlops.render(mlops.h('div', {}), other))(), /this is not a result document/);
  }
});

test('why a document does not come, in a sentence', () => withServer([answer(404), answer(403), answer(500), answer(200)], async () => {
  await assert.rejects(mlops.fetchJson('a.json'), /it is not there any more/);
  await assert.rejects(mlops.fetchJson('a.json'), /you may not see it/);
  await assert.rejects(mlops.fetchJson('a.json'), /the server answered 500/);
  await assert.rejects(mlops.fetchJson('a.json'), /the server did not answer with JSON/);
  await assert.rejects(mlops.fetchJson('https://elsewhere.example/a.json'), /its address is on another site/);
}));

test('a document that did not come is asked for again on wish', () => withServer([answer(500), answer(200, { n: 3 })], async () => {
  const element = mlops.h('div', { 'data-url': 'a.json' });
  let got = null;
  const loading = mlops.load(element, { loading: 'report.loading', failed: 'report.failed' }, (where, json) => {
    got = json;
    where.replaceChildren('drawn');
  });
  assert.equal(element.textContent, 'Loading the report\u2026');
  await loading;
  assert.equal(element.textContent, 'The report could not be shown: the server answered 500. Try again');
  element.querySelectorAll('button')[0].click();
  for (let i = 0; i < 100 && got === null; i++) {
    await null;
  }
  assert.deepEqual(got, { n: 3 });
  assert.equal(element.textContent, 'drawn');
}));
