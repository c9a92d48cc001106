'use strict';

/* What a reader would see of what was drawn: texts, tables, charts. */
const mlops = require('./report.js');

/** Nodes of what a section gives: lists in lists, and nothing. */
exports.nodes = (drawn) => [drawn].flat(Infinity).filter(Boolean);

/** The section of a type, drawn into a div. */
exports.draw = (type, data) => mlops.h('div', {}, exports.nodes(mlops.sections[type](data)));

/** Rows of cells as texts, the header first. */
exports.cells = (table) => [...table.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent));

/** The table of a caption. */
exports.table = (element, caption) => {
  const found = [...element.querySelectorAll('table')].find((table) => table.querySelectorAll('caption')[0].textContent === caption);
  if (!found) {
    throw new Error('no table "' + caption + '" among ' + [...element.querySelectorAll('caption')].map((one) => one.textContent).join(', '));
  }
  return exports.cells(found);
};

/** Names and values of all facts. */
exports.facts = (element) => Object.fromEntries([...element.querySelectorAll('dl')].flatMap((list) => [...list.children]).map((pair) => [...pair.children].map((one) => one.textContent)));

exports.texts = (element, selector) => [...element.querySelectorAll(selector)].map((one) => one.textContent);

/** An event that scripts listen for. */
exports.send = (element, type, values = {}) => element.dispatchEvent(Object.assign(new Event(type), values));

/** Colours as a page gives them. */
exports.colours = { text: '#000', muted: '#111', line: '#222', card: '#333', low: '#444', high: '#555', none: '#666', series: ['#1', '#2', '#3', '#4', '#5', '#6'],
  verdict: { PASSED: '#7', WARNING: '#8', INCONCLUSIVE: '#9', FAILED: '#0' }, narrow: false, font: 'sans-serif' };

/** What is done with charts meanwhile: instead of being drawn they are listed as they were asked for. */
exports.charts = (work) => {
  const { chart } = mlops;
  const asked = [];
  mlops.chart = (given) => {
    asked.push({ ...given, option: given.option(exports.colours) });
    return chart(given);
  };
  try {
    work();
  } finally {
    mlops.chart = chart;
  }
  return asked;
};

/** Work in another language. */
exports.inLanguage = (language, work) => {
  const before = document.documentElement.lang;
  document.documentElement.lang = language;
  try {
    return work();
  } finally {
    document.documentElement.lang = before;
  }
};
