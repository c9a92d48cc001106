/*
 * Draws result documents (mlops-result/1, see docs/result-format.md) into elements of class mlops-report, and trends into elements of class
 * mlops-trend: in Jenkins, as a Stapler adjunct, from an address; in a stand-alone report, from a script element of the page.
 */
// @include io.jenkins.plugins.mlops.report.dom
// @include io.jenkins.plugins.mlops.report.format
// @include io.jenkins.plugins.mlops.report.table
// @include io.jenkins.plugins.mlops.report.chart
// @include io.jenkins.plugins.mlops.report.shapes
// @include io.jenkins.plugins.mlops.report.checks
// @include io.jenkins.plugins.mlops.report.overview
// @include io.jenkins.plugins.mlops.report.data-sections
// @include io.jenkins.plugins.mlops.report.model-sections
// @include io.jenkins.plugins.mlops.report.quality-sections
// @include io.jenkins.plugins.mlops.report.monitor-sections
// @include io.jenkins.plugins.mlops.report.registry-sections
// @include io.jenkins.plugins.mlops.report.trend
(function (mlops) {
  'use strict';

  const { h } = mlops;
  const HALF = new Set(['roc', 'precision-recall', 'calibration', 'confusion']);

  function panel(title, content, half) {
    const nodes = [content].flat(Infinity).filter(Boolean);
    if (nodes.length === 0) {
      return null;
    }
    const id = mlops.id('section');
    return h('section', { class: 'mlops-panel' + (half ? ' mlops-half' : ''), 'aria-labelledby': id }, h('h2', { id }, title), nodes);
  }

  function section(given) {
    const data = given.data && typeof given.data === 'object' ? given.data : {};
    const draw = Object.hasOwn(mlops.sections, given.type) ? mlops.sections[given.type] : null;
    let content;
    try {
      content = draw ? [draw(data), mlops.notes(data.notes)].flat(Infinity).filter(Boolean) : [mlops.tree(data)];
    } catch (e) {
      content = [mlops.note('This part has an unexpected shape and is shown as it is.'), mlops.tree(data)];
    }
    return panel(given.title || given.type, content.length > 0 ? content : [mlops.note('Nothing to show.')], HALF.has(given.type));
  }

  function contents(panels) {
    return panels.length < 4 ? null : h('nav', { class: 'mlops-contents', 'aria-label': 'Parts of the report' }, h('ul', {}, panels.map((part) => {
      const title = part.firstElementChild;
      return h('li', {}, h('a', { href: '#' + title.id }, title.textContent));
    })));
  }

  mlops.render = (element, result) => {
    if (!result || typeof result !== 'object' || !String(result.format).startsWith('mlops-result/')) {
      throw new Error('this is not a result document');
    }
    const standalone = document.body.classList.contains('mlops-standalone');
    const checks = mlops.list(result.checks);
    const cut = mlops.list(result.cut);
    const panels = [
      panel('Checks', checks.length > 0 ? mlops.checks(checks) : mlops.note('There are no checks.')),
      ...mlops.list(result.sections).map(section),
      panel('Subject', mlops.subject(result)),
      panel('Metrics', mlops.metrics(result.metrics)),
      panel('Environment', mlops.environment(result.environment)),
      cut.length > 0 ? panel('Left out', h('ul', {}, cut.map((note) => h('li', {}, note)))) : null,
    ].filter(Boolean);
    element.replaceChildren(mlops.banner(result, standalone ? 'h1' : 'h2'), ...[contents(panels)].filter(Boolean), h('div', { class: 'mlops-panels' }, panels));
  };

  /** Fetches JSON of this site; the promise fails with a sentence for a reader. */
  mlops.fetchJson = async (url) => {
    const address = new URL(url, document.baseURI);
    if (address.origin !== window.location.origin) {
      throw new Error('its address is on another site');
    }
    const response = await fetch(address, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    if (!response.ok) {
      throw new Error(response.status === 404 ? 'it is not there any more' : response.status === 403 ? 'you may not see it' : 'the server answered ' + response.status);
    }
    return response.json().catch(() => { throw new Error('the server did not answer with JSON'); });
  };

  mlops.load = async (element, what, draw) => {
    element.replaceChildren(h('p', { class: 'mlops-muted', role: 'status' }, 'Loading the ' + what + '\u2026'));
    try {
      draw(element, await mlops.fetchJson(element.dataset.url));
    } catch (e) {
      element.replaceChildren(h('p', { class: 'mlops-note', role: 'alert' }, 'The ' + what + ' could not be shown: ' + e.message + '. ',
        h('button', { type: 'button', class: 'mlops-button', on: { click: () => mlops.load(element, what, draw) } }, 'Try again')));
    }
  };

  function start() {
    const inline = document.getElementById('mlops-result');
    document.querySelectorAll('.mlops-report').forEach((element) => {
      if (element.dataset.url) {
        mlops.load(element, 'report', mlops.render);
      } else if (inline) {
        try {
          mlops.render(element, JSON.parse(inline.textContent));
        } catch (e) {
          element.prepend(h('p', { class: 'mlops-note', role: 'alert' }, 'The report could not be drawn: ' + e.message));
        }
      }
    });
    document.querySelectorAll('.mlops-trend[data-url]').forEach((element) => mlops.load(element, 'trend', mlops.trend));
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
})(window.mlopsReport = window.mlopsReport || {});
