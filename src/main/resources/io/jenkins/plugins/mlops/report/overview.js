/* The top and the bottom of a report: verdict, subject, environment, what was cut. */
(function (mlops) {
  'use strict';

  const { h, text, column } = mlops;

  /** A count of checks for each verdict that any has. */
  mlops.verdictChips = (tag, checks) => mlops.countVerdicts(checks).map(([verdict, count]) =>
    h(tag, { class: 'mlops-chip ' + mlops.verdictClass(verdict) }, text('verdict.count', { count, verdict: mlops.verdictWord(verdict) })));

  mlops.banner = (result, heading) => {
    const subject = result.subject || {};
    const counts = mlops.verdictChips('li', mlops.list(result.checks));
    return h('div', { class: 'mlops-banner ' + mlops.verdictClass(result.verdict) },
      h(heading, {}, mlops.verdict(result.verdict), ' ', h('span', { class: 'mlops-step' }, result.step), ' ', h('span', { class: 'mlops-subject' }, subject.name)),
      h('p', { class: 'mlops-message' }, result.message),
      counts.length === 0 ? null : h('ul', { class: 'mlops-counts', 'aria-label': text('checks.byVerdict') }, counts));
  };

  mlops.subject = (result) => {
    const subject = result.subject;
    if (!subject) {
      return null;
    }
    const files = mlops.list(subject.files);
    return [mlops.facts([[text('column.name'), subject.name], [text('column.kind'), subject.kind], [text('column.rows'), subject.rows], [text('column.columns'), subject.columns],
      [text('column.size'), mlops.format.bytes(subject.bytes)], [text('subject.made'), result.created && mlops.format.time(result.created)],
      [text('column.fingerprint'), subject.fingerprint && h('code', {}, subject.fingerprint)]]),
    files.length === 0 ? null : mlops.details(text('files.count', { count: files.length }), mlops.table(text('files.title'), mlops.used([
      column.text(text('column.file'), 'path'), column.number(text('column.rows'), 'rows'), column.bytes(text('column.size'), 'bytes'),
      { name: text('column.fingerprint'), value: (file) => file.fingerprint, show: (file) => h('code', {}, file.fingerprint) }], files), files))];
  };

  mlops.metrics = (metrics) => mlops.facts(Object.entries(metrics || {}).map(([key, value]) => [mlops.metricName(key), value]));

  mlops.environment = (environment) => (environment ? mlops.facts([
    [text('environment.system'), environment.os], [text('environment.threads'), environment.threads], [text('environment.wall'), mlops.format.seconds(environment.wallSeconds)],
    [text('environment.processor'), mlops.format.seconds(environment.cpuSeconds)],
    [text('environment.memory'), environment.peakMemoryBytes > 0 ? mlops.format.bytes(environment.peakMemoryBytes) : null],
    ...Object.entries(environment.versions || {})]) : null);

  /** Words in a row; of too many the first, and how many more there are. */
  mlops.listed = (words, most) => (words.length > most ? text('list.cut', { first: words.slice(0, most).join(', '), count: words.length - most }) : words.join(', '));

  /** Any data as a tree, for section types this script does not know. */
  mlops.tree = (value, depth = 0) => {
    if (value === null || typeof value !== 'object') {
      return h('span', {}, value === null ? '\u2014' : mlops.format.cell(value));
    }
    const entries = Array.isArray(value) ? value.map((element, i) => [String(i + 1), element]) : Object.entries(value);
    if (entries.length === 0) {
      return h('span', { class: 'mlops-muted' }, text('tree.empty'));
    }
    if (depth > 30) {
      return h('span', { class: 'mlops-muted' }, text('tree.deeper'));
    }
    if (Array.isArray(value) && value.every((element) => element === null || typeof element !== 'object')) {
      return h('span', {}, mlops.listed(value.map(mlops.format.cell), 200));
    }
    return h('ul', { class: 'mlops-tree' }, entries.slice(0, 500).map(([name, inner]) => h('li', {}, h('span', { class: 'mlops-key' }, name + ': '),
      mlops.tree(inner, depth + 1))), entries.length > 500 ? h('li', {}, text('list.rest', { count: entries.length - 500 })) : null);
  };
})(window.mlopsReport = window.mlopsReport || {});
