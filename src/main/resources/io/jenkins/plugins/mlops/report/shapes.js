/* Chart shapes that several sections share. */
(function (mlops) {
  'use strict';

  const widest = (colours) => (colours.narrow ? 110 : 210);

  /** Room for names on the left: measured here, because the chart library's own estimate is too small for names that it shortens. */
  mlops.grid = (names, colours, rest = {}) => {
    const context = document.createElement('canvas').getContext('2d');
    context.font = '12px ' + colours.font;
    const width = Math.max(0, ...names.map((name) => context.measureText(String(name).slice(0, 100)).width));
    return { left: Math.ceil(Math.min(width, widest(colours))) + 14, right: 24, top: 12, bottom: 52, containLabel: false, ...rest };
  };

  /** Names from top to bottom. Long ones are shortened; tooltip and table hold them whole. */
  mlops.names = (names, colours, axis = {}) => ({
    type: 'category', data: names.map((name) => String(name)), inverse: true, axisTick: { show: false }, ...axis,
    axisLabel: { width: widest(colours), overflow: 'truncate', interval: 0, hideOverlap: false, ...axis.axisLabel },
  });

  mlops.rowsHeight = (count, each = 26) => 70 + Math.max(1, count) * each;

  /** Horizontal whiskers from low to high. Data: [low, high, index of the name]. */
  mlops.whiskers = (data, colour, vertical) => ({
    type: 'custom', silent: true, z: 1, tooltip: { show: false }, dimensions: ['low', 'high', 'at'],
    encode: vertical ? { y: [0, 1], x: 2 } : { x: [0, 1], y: 2 },
    data: data.filter((point) => mlops.isNumber(point[0]) && mlops.isNumber(point[1])),
    renderItem: (params, api) => {
      const at = (value) => api.coord(vertical ? [api.value(2), value] : [value, api.value(2)]);
      const [a, b] = [at(api.value(0)), at(api.value(1))];
      const cap = (p) => (vertical ? { x1: p[0] - 4, y1: p[1], x2: p[0] + 4, y2: p[1] } : { x1: p[0], y1: p[1] - 4, x2: p[0], y2: p[1] + 4 });
      const style = { stroke: colour, lineWidth: 1.5 };
      return { type: 'group', children: [
        { type: 'line', shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] }, style },
        { type: 'line', shape: cap(a), style }, { type: 'line', shape: cap(b), style }] };
    },
  });

  /** Unseen points that stretch the axis of values to lines, which do not stretch it themselves. */
  mlops.stretch = (values, vertical) => ({ type: 'scatter', symbolSize: 0, silent: true,
    data: values.filter(mlops.isNumber).map((value) => (vertical ? [0, value] : [value, 0])) });

  /** Names from top to bottom, a dot at each value, whiskers for its interval, and vertical lines at limits; ends of the axis, where they are known. */
  mlops.dots = ({ label, rows, axis, ends, lines = [] }) => mlops.chart({
    label, height: mlops.rowsHeight(rows.length),
    option: (colours) => ({
      grid: mlops.grid(rows.map((row) => row.name), colours, lines.length ? { top: 30 } : {}),
      xAxis: { type: 'value', scale: true, name: axis, ...(ends ? { min: ends[0], max: ends[1] } : { boundaryGap: ['4%', '4%'] }) },
      yAxis: mlops.names(rows.map((row) => row.name), colours),
      tooltip: { formatter: (p) => rows[p.dataIndex] && p.seriesType === 'scatter'
        ? rows[p.dataIndex].name + '\n' + mlops.format.interval(rows[p.dataIndex].value, rows[p.dataIndex].low, rows[p.dataIndex].high)
          + (rows[p.dataIndex].more ? '\n' + rows[p.dataIndex].more : '') : '' },
      series: [
        mlops.whiskers(rows.map((row, i) => [row.low, row.high, i]), colours.muted),
        { type: 'scatter', symbolSize: 11, z: 3, data: rows.map((row, i) => ({ value: [row.value, i],
          itemStyle: { color: row.muted ? colours.none : colours.verdict[row.verdict] || colours.series[0] } })),
          markLine: lines.length === 0 ? undefined : { silent: true, symbol: 'none', data: lines.map((line) => ({ xAxis: line.at, name: line.name })),
            label: { formatter: (p) => p.name, color: colours.text, position: 'start' }, lineStyle: { color: colours.text, type: 'dashed', opacity: 0.7 } } },
        mlops.stretch(lines.map((line) => line.at))],
    }),
  });

  /** A small histogram without axes; the numbers are in its title. */
  mlops.spark = (counts, label) => {
    const top = Math.max(1, ...counts);
    return mlops.svg('svg', { class: 'mlops-spark', viewBox: '0 0 100 32', preserveAspectRatio: 'none', role: 'img', 'aria-label': label },
      mlops.layout.columns(counts, top, { width: 100, height: 32, fill: 0.9, least: 0.2, room: 1 }).map((column) => mlops.svg('rect', column)));
  };

  /** A bar of a share, for table cells. */
  mlops.bar = (share, kind) => {
    const bar = mlops.h('span', { class: 'mlops-bar ' + (kind || ''), 'aria-hidden': 'true' }, mlops.h('span', {}));
    bar.firstChild.style.width = Math.max(0, Math.min(1, share || 0)) * 100 + '%';
    return bar;
  };
})(window.mlopsReport = window.mlopsReport || {});
