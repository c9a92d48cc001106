/* The metrics of a model over its versions, with their intervals. */
(function (mlops) {
  'use strict';

  const { h, text } = mlops;

  function chart(versions, metric) {
    const name = mlops.metricName(metric);
    const rows = versions.map((version) => ({ ...version, ...(version.metrics || {})[metric] }));
    const drawn = rows.flatMap((row) => [row.value, row.low, row.high]);
    return mlops.chart({
      label: text('versions.label', { metric: name, from: String(rows[0].version), to: String(rows[rows.length - 1].version) }), height: 240, title: name,
      onClick: (p) => {
        if (rows[p.dataIndex]) {
          window.location.assign('version/' + rows[p.dataIndex].version + '/');
        }
      },
      table: mlops.table(name, [
        { name: text('versions.version'), value: (row) => row.version, show: (row) => h('a', { href: 'version/' + row.version + '/' }, String(row.version)) },
        mlops.column.interval(name)], rows.slice().reverse()),
      option: (colours) => ({
        grid: { left: 16, right: 16, top: 16, bottom: 8, containLabel: true },
        xAxis: { type: 'category', data: rows.map((row) => String(row.version)) },
        yAxis: { type: 'value', scale: true, boundaryGap: mlops.trendRoom(drawn), ...mlops.trendAxis(drawn) },
        tooltip: { trigger: 'axis', formatter: (p) => {
          const row = rows[p[0].dataIndex];
          return row === undefined ? '' : text('versions.one', { version: String(row.version) }) + '\n' + name + ' ' + (mlops.format.interval(row.value, row.low, row.high) || text('trend.notMeasured'));
        } },
        series: [{ type: 'line', cursor: 'pointer', lineStyle: { color: colours.series[0] }, data: rows.map((row) => ({ value: mlops.isNumber(row.value) ? row.value : null, symbol: 'circle', symbolSize: 9, itemStyle: { color: colours.series[0] } })) },
          mlops.whiskers(rows.map((row, i) => [row.low, row.high, i]), colours.muted, true),
          mlops.stretch([Math.min(...drawn.filter(mlops.isNumber)), Math.max(...drawn.filter(mlops.isNumber))], true)],
      }),
    });
  }

  /**
   * Draws a chart for each metric that at least two versions have.
   *
   * @param data the versions in ascending order, each with its number and {value, low, high} by the names of metrics; the ends are missing where nobody measured them
   */
  mlops.versions = (element, data) => {
    const versions = mlops.list(data && data.versions);
    const metrics = mlops.list(data && data.metrics).filter((metric) => versions.filter((version) => mlops.isNumber(((version.metrics || {})[metric] || {}).value)).length > 1);
    element.replaceChildren(...(metrics.length > 0 ? [h('div', { class: 'mlops-multiples' }, metrics.map((metric) => chart(versions, metric)))] : []));
  };
})(window.mlopsReport = window.mlopsReport || {});
