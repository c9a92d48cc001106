/*
 * Draws result documents (mlops-result/1, see docs/result-format.md) into elements of class mlops-report, and trends into elements of class
 * mlops-trend: in Jenkins, as a Stapler adjunct, from an address; in a stand-alone report, from a script element of the page.
 */
// @include io.jenkins.plugins.mlops.report.text
// @include io.jenkins.plugins.mlops.report.messages-en
// @include io.jenkins.plugins.mlops.report.messages-de
// @include io.jenkins.plugins.mlops.report.values
// @include io.jenkins.plugins.mlops.report.format
// @include io.jenkins.plugins.mlops.report.layout
// @include io.jenkins.plugins.mlops.report.dom
// @include io.jenkins.plugins.mlops.report.metric-names
// @include io.jenkins.plugins.mlops.report.tabs
// @include io.jenkins.plugins.mlops.report.table
// @include io.jenkins.plugins.mlops.report.chart
// @include io.jenkins.plugins.mlops.report.shapes
// @include io.jenkins.plugins.mlops.report.check-list
// @include io.jenkins.plugins.mlops.report.checks
// @include io.jenkins.plugins.mlops.report.overview
// @include io.jenkins.plugins.mlops.report.data-sections
// @include io.jenkins.plugins.mlops.report.model-sections
// @include io.jenkins.plugins.mlops.report.quality-sections
// @include io.jenkins.plugins.mlops.report.monitor-sections
// @include io.jenkins.plugins.mlops.report.registry-sections
// @include io.jenkins.plugins.mlops.report.trend
// @include io.jenkins.plugins.mlops.report.versions
(function (mlops) {
  'use strict';

  const { h, text } = mlops;
  const HALF = new Set(['roc', 'precision-recall', 'calibration', 'confusion']);

  function panel(title, content, half) {
    const nodes = [content].flat(Infinity).filter(Boolean);
    if (nodes.length === 0) {
      return null;
    }
    const id = mlops.id('section');
    return h('section', { class: 'mlops-panel' + (half ? ' mlops-half' : ''), 'aria-labelledby': id }, h('h2', { id }, title), nodes);
  }

  /** The title of a section: that of its type where the language of the page has one, else what the document calls it, in English. */
  function titleOf(given) {
    const key = 'section.' + given.type;
    return mlops.hasText(key) ? text(key) : given.title || given.type;
  }

  function section(given) {
    const data = given.data && typeof given.data === 'object' ? given.data : {};
    const draw = Object.hasOwn(mlops.sections, given.type) ? mlops.sections[given.type] : null;
    let content;
    try {
      content = draw ? [draw(data), mlops.notes(data.notes)].flat(Infinity).filter(Boolean) : [mlops.tree(data)];
    } catch {
      content = [mlops.note(text('report.unexpected')), mlops.tree(data)];
    }
    return panel(titleOf(given), content.length > 0 ? content : [mlops.note(text('report.nothing'))], HALF.has(given.type));
  }

  /** A list of the parts below, which stays in view, where there are several. */
  function contents(panels) {
    return panels.length < 3 ? null : h('nav', { class: 'mlops-contents', 'aria-label': text('report.contents') }, h('ul', {}, panels.map((part) => {
      const title = part.firstElementChild;
      return h('li', {}, h('a', { href: '#' + title.id }, title.textContent));
    })));
  }

  /** The parts of a report: the tab that each belongs to, and what draws it. */
  function parts(result) {
    const checks = mlops.list(result.checks);
    const cut = mlops.list(result.cut);
    const sections = mlops.list(result.sections);
    const about = [['subject.title', mlops.subject(result)], ['metrics.title', mlops.metrics(result.metrics)], ['environment.title', mlops.environment(result.environment)]];
    return [
      { tab: 'result', draw: () => panel(text('checks.title'), checks.length > 0 ? mlops.checks(checks) : mlops.note(text('checks.none'))) },
      ...(cut.length > 0 ? [{ tab: 'result', draw: () => panel(text('report.cut'), h('ul', {}, cut.map((note) => h('li', {}, note)))) }] : []),
      ...sections.map((given) => ({ tab: mlops.tabOf(given.type), draw: () => section(given) })),
      ...about.filter(([, content]) => content !== null).map(([key, content]) => ({ tab: 'about', draw: () => panel(text(key), content) })),
    ];
  }

  /** Draws the parts of one tab. */
  function drawn(members) {
    const panels = members.map((part) => part.draw()).filter(Boolean);
    return [contents(panels), h('div', { class: 'mlops-panels' }, panels)].filter(Boolean);
  }

  mlops.render = (element, result) => {
    if (!result || typeof result !== 'object' || !String(result.format).startsWith('mlops-result/')) {
      throw new Error(text('report.notOne'));
    }
    const standalone = document.body.classList.contains('mlops-standalone');
    const groups = mlops.byTab(parts(result)).map(([tab, members]) => [tab, () => drawn(members)]);
    if (groups.length > 1) {
      mlops.prepareCharts();
    }
    element.replaceChildren(mlops.banner(result, standalone ? 'h1' : 'h2'), ...(groups.length > 1 ? mlops.tabs(groups) : groups[0][1]()));
  };

  /** Fetches JSON of this site; the promise fails with a sentence for a reader. */
  mlops.fetchJson = async (url) => {
    const address = new URL(url, document.baseURI);
    if (address.origin !== window.location.origin) {
      throw new Error(text('load.elsewhere'));
    }
    const response = await fetch(address, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    if (!response.ok) {
      throw new Error(response.status === 404 ? text('load.gone') : response.status === 403 ? text('load.forbidden') : text('load.status', { status: String(response.status) }));
    }
    return response.json().catch(() => { throw new Error(text('load.noJson')); });
  };

  /** Keys of what is said while and after loading. */
  const REPORT = { loading: 'report.loading', failed: 'report.failed' };
  const TREND = { loading: 'trend.loading', failed: 'trend.failed' };

  mlops.load = async (element, what, draw) => {
    element.replaceChildren(h('p', { class: 'mlops-muted', role: 'status' }, text(what.loading)));
    try {
      draw(element, await mlops.fetchJson(element.dataset.url));
    } catch (e) {
      element.replaceChildren(h('p', { class: 'mlops-note', role: 'alert' }, text(what.failed, { why: e.message }), ' ',
        h('button', { type: 'button', class: 'mlops-button', on: { click: () => mlops.load(element, what, draw) } }, text('load.again'))));
    }
  };

  /** Draws what the page has a place for. */
  mlops.start = () => {
    const trends = [...document.querySelectorAll('.mlops-trend')].filter((element) => element.dataset.url || element.dataset.versions);
    const places = [...document.querySelectorAll('.mlops-report'), ...trends];
    mlops.partLanguage = places.map((part) => part.getAttribute('lang')).find(Boolean) || '';
    const inline = document.getElementById('mlops-result');
    document.querySelectorAll('.mlops-report').forEach((element) => {
      if (element.dataset.url) {
        mlops.load(element, REPORT, mlops.render);
      } else if (inline) {
        try {
          mlops.render(element, JSON.parse(inline.textContent));
        } catch (e) {
          element.prepend(h('p', { class: 'mlops-note', role: 'alert' }, text('report.notDrawn', { why: e.message })));
        }
      }
    });
    document.querySelectorAll('.mlops-trend[data-url]').forEach((element) => mlops.load(element, TREND, mlops.trend));
    trends.filter((element) => element.dataset.versions).forEach((element) => mlops.versions(element, JSON.parse(element.dataset.versions)));
  };

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', mlops.start);
  } else {
    mlops.start();
  }
})(window.mlopsReport = window.mlopsReport || {});
