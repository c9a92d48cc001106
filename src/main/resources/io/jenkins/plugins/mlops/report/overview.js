/* The top and the bottom of a report: verdict, subject, environment, what was cut. */
(function (mlops) {
  'use strict';

  const { h } = mlops;

  mlops.banner = (result, heading) => {
    const subject = result.subject || {};
    const counts = mlops.VERDICTS.map((verdict) => [verdict, mlops.list(result.checks).filter((check) => check.verdict === verdict).length])
      .filter(([, count]) => count > 0);
    return h('div', { class: 'mlops-banner ' + mlops.verdictClass(result.verdict) },
      h(heading, {}, mlops.verdict(result.verdict), ' ', h('span', { class: 'mlops-step' }, result.step), ' ', h('span', { class: 'mlops-subject' }, subject.name)),
      h('p', { class: 'mlops-message' }, result.message),
      counts.length === 0 ? null : h('ul', { class: 'mlops-counts', 'aria-label': 'Checks by verdict' },
        counts.map(([verdict, count]) => h('li', { class: 'mlops-chip ' + mlops.verdictClass(verdict) }, count + ' ' + mlops.verdictWord(verdict)))));
  };

  mlops.subject = (result) => {
    const subject = result.subject;
    if (!subject) {
      return null;
    }
    const files = mlops.list(subject.files);
    return [mlops.facts([['Name', subject.name], ['Kind', subject.kind], ['Rows', subject.rows], ['Columns', subject.columns],
      ['Size', mlops.format.bytes(subject.bytes)], ['Made', result.created && mlops.format.time(result.created)],
      ['Fingerprint', subject.fingerprint && h('code', {}, subject.fingerprint)]]),
    files.length === 0 ? null : mlops.details(mlops.format.plural(files.length, 'file'), mlops.table('Files', mlops.used([
      mlops.column.text('File', 'path'), mlops.column.number('Rows', 'rows'),
      { name: 'Size', number: true, value: (file) => file.bytes, show: (file) => mlops.format.bytes(file.bytes) },
      { name: 'Fingerprint', value: (file) => file.fingerprint, show: (file) => h('code', {}, file.fingerprint) }], files), files))];
  };

  mlops.metrics = (metrics) => {
    const rows = Object.entries(metrics || {}).map(([name, value]) => ({ name, value }));
    return rows.length === 0 ? null : mlops.facts(rows.map(({ name, value }) => [name, value]));
  };

  mlops.environment = (environment) => (environment ? mlops.facts([
    ['System', environment.os], ['Threads', environment.threads], ['Wall time', mlops.format.seconds(environment.wallSeconds)],
    ['Processor time', mlops.format.seconds(environment.cpuSeconds)],
    ['Peak memory', environment.peakMemoryBytes > 0 ? mlops.format.bytes(environment.peakMemoryBytes) : null],
    ...Object.entries(environment.versions || {})]) : null);

  /** Any data as a tree, for section types this script does not know. */
  mlops.tree = (value, depth = 0) => {
    if (value === null || typeof value !== 'object') {
      return h('span', {}, value === null ? '\u2014' : mlops.format.cell(value));
    }
    const entries = Array.isArray(value) ? value.map((element, i) => [String(i + 1), element]) : Object.entries(value);
    if (entries.length === 0) {
      return h('span', { class: 'mlops-muted' }, 'empty');
    }
    if (depth > 30) {
      return h('span', { class: 'mlops-muted' }, 'more levels');
    }
    if (Array.isArray(value) && value.every((element) => element === null || typeof element !== 'object')) {
      return h('span', {}, value.slice(0, 200).map(mlops.format.cell).join(', ') + (value.length > 200 ? ' and ' + (value.length - 200) + ' more' : ''));
    }
    return h('ul', { class: 'mlops-tree' }, entries.slice(0, 500).map(([name, inner]) => h('li', {}, h('span', { class: 'mlops-key' }, name + ': '),
      mlops.tree(inner, depth + 1))), entries.length > 500 ? h('li', {}, entries.length - 500 + ' more') : null);
  };
})(window.mlopsReport = window.mlopsReport || {});
