'use strict';

/*
 * No text but those of the tables: everything is drawn in a language whose texts stand in brackets, with data in Cyrillic letters, and what is left in Latin
 * letters outside of brackets was written down in a script.
 */
const test = require('node:test');
const assert = require('node:assert/strict');
const mlops = require('./report.js');
const data = require('./data.js');
const { charts, send } = require('./look.js');
const { answer, withServer } = require('./server.js');

// Words that scripts compare, and addresses and dates, stay as they are.
const KEPT = { verdict: /./, better: /^higher$/, format: /^mlops-result/, type: { test: (type) => Object.hasOwn(mlops.sections, type) }, url: /./, created: /./, when: /./, at: /./ };
// Where the keys are names, too: of what stands there, and in a section of an unknown kind of all there is.
const NAMED = new Set(['facts', 'metrics', 'versions', 'rates', 'values']);
const [NO, HERE, ALL] = [0, 1, 2];

const cyrillic = (text) => text.replace(/[a-z]/gi, (letter) => String.fromCharCode(0x430 + letter.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0)));

/** The same data in Cyrillic letters. */
function translated(value, key, names = NO) {
  if (typeof value === 'string') {
    return KEPT[key]?.test(value) ? value : cyrillic(value);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((one) => translated(one, key, names === ALL ? ALL : NO));
  }
  const inside = (name) => (names === ALL || (name === 'data' && !Object.hasOwn(mlops.sections, value.type)) ? ALL : NAMED.has(name) ? HERE : NO);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [names === NO ? name : cyrillic(name), translated(one, name, inside(name))]));
}

const bracketed = (message) => (typeof message === 'string' ? '\u27e6' + message + '\u27e7' : Object.fromEntries(Object.entries(message).map(([form, text]) => [form, bracketed(text)])));

/** Without what stands in brackets, also in brackets in brackets. */
function outside(text) {
  let left = text;
  for (let before = null; before !== left;) {
    before = left;
    left = left.replace(/\u27e6[^\u27e6\u27e7]*\u27e7/g, ' ');
  }
  return left;
}

/** All that a reader is shown or told of an element. */
function told(node) {
  if (!(node instanceof HTMLElement) && !node.attributes) {
    return [node.textContent];
  }
  return [...['aria-label', 'title', 'placeholder', 'data-label'].map((name) => node.getAttribute(name)).filter(Boolean), ...[...node.childNodes].flatMap(told)];
}

/** All texts of a chart's option: names, labels, and what its formatters give for every point. */
function toldByOption(option) {
  const found = [];
  const walk = (value, key) => {
    if (typeof value === 'string') {
      found.push(...(['name', 'text', 'data'].includes(key) ? [value] : []));
    } else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([name, one]) => walk(one, Array.isArray(value) ? key : name));
    }
  };
  walk(option);
  option.series.forEach((series) => (series.data ?? []).forEach((point, dataIndex) => {
    const p = { dataIndex, seriesType: series.type, seriesName: series.name ?? '', name: series.name ?? '', value: point.value ?? point };
    const format = option.tooltip.formatter;
    found.push(String(format(option.tooltip.trigger === 'axis' ? [p] : p)));
    [series.label, series.markLine?.label].filter((label) => label?.formatter).forEach((label) => found.push(String(label.formatter(p))));
    if (series.renderItem) {
      const shapes = series.renderItem({ dataIndex }, { value: () => 0, coord: () => [0, 0], size: () => [1, 1] });
      found.push(...shapes.children.map((shape) => shape.style.text ?? ''));
    }
  }));
  return found;
}

const settled = async (element) => {
  for (let i = 0; i < 200 && !element.textContent; i++) {
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
};

/** Draws everything there is, and presses all that can be pressed. */
async function everything() {
  const page = mlops.h('div', {});
  document.body.append(page);
  const result = translated(data.result());
  const texts = [];
  const look = (work) => charts(work).forEach((asked) => texts.push(asked.label, asked.title ?? '', ...toldByOption(asked.option)));
  const press = () => {
    page.querySelectorAll('select').forEach((select) => {
      const part = select.parentNode.parentNode.parentNode; // the one that its toolbar stands in; a choice may take the toolbar away
      [...select.children].forEach((option) => {
        select.value = option.getAttribute('value');
        look(() => send(select, 'change'));
        texts.push(...told(part));
      });
    });
    page.querySelectorAll('button').forEach((button) => button.click());
    texts.push(...told(page));
  };
  /** Draws a report with all of its tabs, as for paper. */
  const report = (given) => {
    mlops.render(page, given);
    window.dispatchEvent(new Event('beforeprint'));
    window.dispatchEvent(new Event('afterprint'));
  };
  const render = (change) => {
    const changed = translated(data.result());
    change(changed);
    look(() => report(changed));
    texts.push(...told(page));
  };
  const only = (type, change) => render((changed) => {
    changed.sections = changed.sections.filter((section) => section.type === type);
    changed.sections.forEach((section) => change(section.data));
  });

  look(() => report(result));
  press();
  render((changed) => { changed.checks = []; changed.sections = []; });
  const metrics = Object.keys(mlops.messages.en).filter((key) => key.startsWith('metric.')).map((key) => key.replace(/^metric\.(of\.)?/, ''));
  render((changed) => { changed.metrics = Object.fromEntries(metrics.flatMap((key) => [[key, 1], [key + '.' + cyrillic(key), 1]]).filter(([key]) => mlops.metricName(key) !== key)); });
  render((changed) => { changed.checks = data.many(300, () => changed.checks[0]); changed.sections = [{ type: 'roc', title: '1', data: {} }, { type: 'roc', title: '2', data: { curves: [null] } }]; });
  only('profile', (section) => { section.columns = data.many(70, () => section.columns[0]); });
  only('importance', (section) => { section.totalRows = 0; });
  only('confusion', (section) => { delete section.threshold; });
  only('slices', (section) => { delete section.better; });
  only('slices', (section) => { section.better = 'lower'; });
  only('series', (section) => { section.alarm = false; });
  only('scan', (section) => { section.findings = []; });
  only('model', (section) => { section.features = data.many(200, () => section.features[0]); });
  const deep = data.many(40, () => null).reduce((inner) => ({ [cyrillic('k')]: inner }), cyrillic('end'));
  look(() => page.replaceChildren(mlops.tree(deep), mlops.tree(Object.fromEntries(data.many(502, (i) => [cyrillic('k') + i, i]))), mlops.tree([])));
  texts.push(...told(page));

  look(() => mlops.trend(page, translated(data.trend())));
  press();
  look(() => mlops.trend(page, translated({ points: ['ERROR', 'ABORTED'].map((verdict, i) => ({ build: i + 1, name: 'data', verdict, metrics: {} })) })));
  look(() => mlops.trend(page, {}));
  look(() => mlops.versions(page, { metrics: ['auc'], versions: [1, 2].map((version) => ({ version, metrics: { auc: { value: 0.5, low: 0.4, high: version } } })) }));
  texts.push(...told(page));
  for (const work of [() => mlops.render(page, null), ...[404, 403, 500, 200].map((status) => () => withServer([answer(status)], () => mlops.fetchJson('a.json'))), () => mlops.fetchJson('https://elsewhere.example/')]) {
    try {
      await work();
    } catch (e) {
      texts.push(e.message);
    }
  }
  for (const what of ['report', 'trend']) {
    const loading = withServer([answer(500)], () => mlops.load(page, { loading: what + '.loading', failed: what + '.failed' }, () => {}));
    texts.push(...told(page));
    await loading;
    texts.push(...told(page));
  }
  // A chart that cannot be drawn, for there is no chart library here.
  page.replaceChildren(mlops.chart({ label: '', height: 10, option: () => ({}) }));
  await settled(page);
  texts.push(...told(page));
  const inline = mlops.h('p', { id: 'mlops-result' }, '{');
  page.replaceChildren(mlops.h('main', { class: 'mlops-report' }), inline);
  mlops.start();
  inline.remove();
  texts.push(...told(page));
  [1, 2 ** 11, 2 ** 21, 2 ** 31, 2 ** 41].forEach((bytes) => texts.push(mlops.format.bytes(bytes)));
  texts.push(mlops.format.seconds(1), mlops.format.seconds(61), mlops.format.seconds(3601), mlops.format.percent(1e-9), mlops.format.percent(1 - 1e-9));
  page.remove();
  return texts;
}

/** Works in the language in brackets, and lists the keys that are asked for. */
async function inBrackets(work) {
  const asked = new Set();
  const table = Object.fromEntries(Object.entries(mlops.messages.en).map(([key, message]) => [key, key.startsWith('locale') ? message : bracketed(message)]));
  mlops.messages.xx = new Proxy(table, { get: (all, key) => {
    asked.add(key);
    return all[key];
  } });
  document.documentElement.lang = 'xx';
  try {
    return { texts: await work(), asked };
  } finally {
    document.documentElement.lang = 'en';
    delete mlops.messages.xx;
  }
}

const DATES = ['2026-11-01T10:00:00Z', '2026-11-02T10:00:00Z'].flatMap((date) => [date, mlops.format.time(date)]);

/** What is left of a text without brackets and dates. */
const written = (text) => DATES.reduce((rest, date) => rest.replaceAll(date, ''), outside(text));

test('nothing is shown that stands in no table', async () => {
  const { texts, asked } = await inBrackets(everything);
  // The part of an unexpected shape shows its own key.
  const left = [...new Set(texts.map(written).filter((text) => /[A-Za-z]/.test(text) && text !== 'curves: '))];
  assert.deepEqual(left, []);
  assert.ok(texts.length > 5000, texts.length + ' texts were looked at');
  const unasked = Object.keys(mlops.messages.en).filter((key) => !asked.has(key));
  // What is said of a chart library that is part of the page and does not load.
  assert.deepEqual(unasked, ['chart.notLoaded', 'chart.notStarted'], 'every text is drawn here');
});

test('a text that a script holds is found', async () => {
  const real = mlops.sections.roc;
  mlops.sections.roc = () => mlops.note('area');
  const { texts } = await inBrackets(everything);
  mlops.sections.roc = real;
  assert.ok(texts.some((text) => outside(text) === 'area'));
});
