/* The trend of a job: a strip of verdicts and one metric over its builds. */
(function (mlops) {
  'use strict';

  const { h } = mlops;

  /** Addresses of builds stay on this site. */
  function address(point) {
    const href = point.url ? mlops.safeUrl(point.url) : null;
    return href && new URL(href).origin === window.location.origin ? href : null;
  }

  function strip(points) {
    return h('ol', { class: 'mlops-strip', 'aria-label': 'Verdicts of builds, oldest first' }, points.map((point) => {
      const href = address(point);
      const label = 'Build ' + point.build + ': ' + mlops.verdictWord(point.verdict);
      const mark = mlops.verdict(point.verdict)?.firstElementChild.textContent || '';
      return h('li', {}, h(href ? 'a' : 'span', { href, class: mlops.verdictClass(point.verdict), title: label, 'aria-label': label }, h('span', { 'aria-hidden': 'true' }, mark)));
    }));
  }

  function chart(points, metric) {
    const rows = points.map((point) => ({ ...point, value: (point.metrics || {})[metric] }));
    return mlops.chart({
      label: metric + ' over builds ' + points[0].build + ' to ' + points[points.length - 1].build, height: 240,
      onClick: (p) => {
        const href = rows[p.dataIndex] ? address(rows[p.dataIndex]) : null;
        if (href) {
          window.location.assign(href);
        }
      },
      table: mlops.table(metric, [
        { name: 'Build', value: (row) => row.build, show: (row) => { const href = address(row); return href ? h('a', { href }, '#' + row.build) : '#' + row.build; } },
        mlops.column.verdict(), { name: metric, number: true, value: (row) => row.value }], rows.slice().reverse()),
      option: (colours) => ({
        grid: { left: 16, right: 16, top: 16, bottom: 8, containLabel: true },
        xAxis: { type: 'category', data: rows.map((row) => '#' + row.build) },
        yAxis: { type: 'value', scale: true },
        tooltip: { trigger: 'axis', formatter: (p) => { const row = rows[p[0].dataIndex]; return 'Build ' + row.build + ': ' + mlops.verdictWord(row.verdict) + '\n' + metric + ' ' + (mlops.format.number(row.value) || 'not measured'); } },
        series: [{ type: 'line', cursor: 'pointer', lineStyle: { color: colours.series[0] }, data: rows.map((row) => ({ value: mlops.isNumber(row.value) ? row.value : null, symbol: 'circle', symbolSize: 9,
          itemStyle: { color: colours.verdict[row.verdict] || colours.series[0] } })) }],
      }),
    });
  }

  mlops.trend = (element, data) => {
    const all = mlops.list(data && data.points).filter((point) => mlops.isNumber(point.build)).sort((a, b) => a.build - b.build);
    if (all.length === 0) {
      element.replaceChildren(mlops.note('No build has a result yet.'));
      return;
    }
    const names = [...new Set(all.map((point) => point.name || ''))];
    const toolbar = h('div', { class: 'mlops-toolbar' });
    const place = h('div', {});
    let chosen = null;

    function draw(name) {
      const points = all.filter((point) => (point.name || '') === name);
      const metrics = [...new Set(points.flatMap((point) => Object.keys(point.metrics || {})))];
      chosen = metrics.includes(chosen) ? chosen : metrics[0];
      const figure = h('div', {});
      const show = (metric) => {
        chosen = metric;
        figure.querySelectorAll('figure').forEach((old) => old.dispose?.());
        figure.replaceChildren(...(metric === undefined ? [] : [chart(points, metric)]));
      };
      toolbar.replaceChildren(...[names.length > 1 ? mlops.select('Result', names.map((one) => [one, one || 'unnamed']), name, draw) : null,
        metrics.length > 1 ? mlops.select('Metric', metrics.map((one) => [one, one]), chosen, show) : null].filter(Boolean));
      place.querySelectorAll('figure').forEach((old) => old.dispose?.());
      place.replaceChildren(strip(points), figure);
      show(chosen);
    }

    element.replaceChildren(toolbar, place);
    // The newest result is what a reader came for.
    draw(all[all.length - 1].name || '');
  };
})(window.mlopsReport = window.mlopsReport || {});
