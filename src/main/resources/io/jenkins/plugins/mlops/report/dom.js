/* Building blocks: everything on the page is made here, from text and elements, never from markup in a string. */
(function (mlops) {
  'use strict';

  const SVG = 'http://www.w3.org/2000/svg';
  let ids = 0;

  /** Section type to the function that draws its data; each part of the script adds its own. */
  mlops.sections = {};

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) {
        continue;
      }
      if (name === 'on') {
        for (const [event, listener] of Object.entries(value)) {
          element.addEventListener(event, listener);
        }
      } else {
        element.setAttribute(name, value === true ? '' : String(value));
      }
    }
    append(element, children);
    return element;
  }

  function append(element, children) {
    for (const child of children.flat(Infinity)) {
      if (child !== null && child !== undefined && child !== false) {
        element.append(child instanceof Node ? child : String(child));
      }
    }
  }

  /** An HTML element; children are nodes, strings (as text), lists of them, or nothing. */
  mlops.h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

  /** An SVG element. */
  mlops.svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

  mlops.id = (name) => 'mlops-' + name + '-' + ++ids;

  mlops.link = (url, text) => {
    const href = url ? mlops.safeUrl(url) : null;
    return href ? mlops.h('a', { href, rel: 'noreferrer' }, text) : mlops.h('span', {}, text);
  };

  const MARKS = { PASSED: '\u2713', WARNING: '!', INCONCLUSIVE: '?', ABORTED: '\u25a0', FAILED: '\u2715', ERROR: '\u26a0' };

  /** The sign of a verdict. */
  mlops.verdictMark = (verdict) => MARKS[verdict] || '\u2022';

  /** A verdict as mark and word: colour never stands alone. */
  mlops.verdict = (verdict) =>
    verdict
      ? mlops.h('span', { class: 'mlops-verdict ' + mlops.verdictClass(verdict) },
          mlops.h('span', { class: 'mlops-mark', 'aria-hidden': 'true' }, mlops.verdictMark(verdict)), ' ', mlops.verdictWord(verdict))
      : null;

  mlops.select = (label, options, chosen, onChange) => {
    const box = mlops.h('select', { class: 'mlops-select', on: { change: () => onChange(box.value) } },
      options.map(([value, text]) => mlops.h('option', { value, selected: String(value) === String(chosen) }, text)));
    return mlops.h('label', { class: 'mlops-field' }, mlops.h('span', {}, label), box);
  };

  mlops.details = (summary, ...content) => mlops.h('details', { class: 'mlops-details' }, mlops.h('summary', {}, summary), content);

  mlops.note = (...content) => mlops.h('p', { class: 'mlops-note' }, content);

  /** What a reader has to know of a part, one sentence each; nothing when there is none. */
  mlops.notes = (sentences) => {
    const told = mlops.list(sentences).filter((sentence) => typeof sentence === 'string' && sentence !== '');
    return told.length === 0 ? null : mlops.h('ul', { class: 'mlops-notes', 'aria-label': mlops.text('notes') }, told.map((sentence) => mlops.h('li', {}, sentence)));
  };

  /** Names and values side by side; pairs without a value are left out. */
  mlops.facts = (pairs) => {
    const told = pairs.filter(([, value]) => !mlops.isNothing(value));
    return told.length === 0 ? null : mlops.h('dl', { class: 'mlops-facts' },
      told.map(([name, value]) => mlops.h('div', {}, mlops.h('dt', {}, name), mlops.h('dd', {}, value instanceof Node ? value : mlops.format.cell(value)))));
  };
})(window.mlopsReport = window.mlopsReport || {});
