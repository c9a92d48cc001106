/* Charts by Apache ECharts, loaded when the first one comes into view; behind each stands a table with the same numbers. */
(function (mlops) {
  'use strict';

  // The chart library lies beside this script.
  const own = document.currentScript && document.currentScript.src;
  const library = own ? new URL('echarts.min.js', own).href : null;
  const drawn = new Set();
  let loading = null;

  function load() {
    if (window.echarts) {
      return Promise.resolve(window.echarts);
    }
    if (!library) {
      return Promise.reject(new Error(mlops.text('chart.notHere')));
    }
    loading = loading || new Promise((done, reject) => {
      const script = mlops.h('script', { src: library, on: {
        load: () => (window.echarts ? done(window.echarts) : reject(new Error(mlops.text('chart.notStarted')))),
        error: () => reject(new Error(mlops.text('chart.notLoaded'))),
      } });
      document.head.append(script);
    });
    return loading;
  }

  /** A colour of the page's theme, or of a class in it, as rgba: ECharts does not know color-mix() or oklch(). */
  function rgba(element, variable, className) {
    const probe = mlops.h('span', { class: className });
    probe.style.color = 'var(' + variable + ')';
    probe.hidden = true;
    element.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    return 'rgba(' + r + ',' + g + ',' + b + ',' + Number((a / 255).toFixed(3)) + ')';
  }

  function theme(element) {
    const colour = (name) => rgba(element, '--mlops-' + name);
    return {
      text: colour('text'), muted: colour('muted'), line: colour('line'), card: colour('card'), low: colour('low'), high: colour('high'),
      none: colour('none'), series: [1, 2, 3, 4, 5, 6].map((i) => colour('series-' + i)),
      verdict: Object.fromEntries(mlops.VERDICTS.map((verdict) => [verdict, rgba(element, '--mlops-verdict', mlops.verdictClass(verdict))])),
      narrow: element.clientWidth < 520,
      // A real name: texts are measured before they are drawn, and "inherit" cannot be measured.
      font: getComputedStyle(element).fontFamily,
    };
  }

  /** What all charts have in common, under what one of them says itself. */
  mlops.chartDefaults = (option, colours, label) => {
    const axis = (given) => given && { nameTextStyle: { color: colours.muted }, nameGap: 28, nameLocation: 'middle', ...given,
      axisLabel: { color: colours.text, hideOverlap: true, ...given.axisLabel },
      axisLine: { lineStyle: { color: colours.line }, ...given.axisLine }, axisTick: { lineStyle: { color: colours.line }, ...given.axisTick },
      splitLine: { lineStyle: { color: colours.line }, ...given.splitLine } };
    const axes = (given) => (Array.isArray(given) ? given.map(axis) : axis(given));
    return {
      // No motion at all: nothing here gains by moving, and some readers lose by it.
      animation: false,
      aria: { enabled: true, label: { description: label } },
      color: colours.series,
      textStyle: { color: colours.text, fontFamily: colours.font },
      ...option,
      // In SVG, not HTML: markup in a name stays text, and the page's content security policy has nothing to forbid.
      tooltip: { renderMode: 'richText', confine: true, backgroundColor: colours.card, borderColor: colours.line,
        textStyle: { color: colours.text, fontSize: 13 }, ...option.tooltip },
      legend: option.legend && { textStyle: { color: colours.text }, inactiveColor: colours.muted, type: 'scroll', icon: 'roundRect',
        pageTextStyle: { color: colours.text }, ...option.legend },
      xAxis: axes(option.xAxis), yAxis: axes(option.yAxis),
    };
  };

  /**
   * A figure with a chart.
   *
   * @param label what the chart shows, in words
   * @param height pixels, or a function of the theme
   * @param option function of the theme's colours that gives the ECharts option
   * @param table the same numbers as a node, behind the chart
   * @param onClick called with ECharts' parameters of the thing clicked
   * @param title what stands above the chart, where it is one of several
   */
  mlops.chart = ({ label, height, option, table, onClick, className, title }) => {
    const canvas = mlops.h('div', { class: 'mlops-canvas', role: 'img', 'aria-label': label });
    const figure = mlops.h('figure', { class: 'mlops-figure ' + (className || '') }, title ? mlops.h('figcaption', {}, title) : null, canvas,
      table ? mlops.details(mlops.text('table.numbers'), table) : null);
    const chart = { canvas, instance: null };

    chart.draw = () => load().then((echarts) => {
      if (!canvas.isConnected || canvas.clientWidth === 0) {
        return;
      }
      const colours = theme(canvas);
      canvas.style.height = (typeof height === 'function' ? height(colours) : height) + 'px';
      if (!chart.instance) {
        chart.instance = echarts.init(canvas, null, { renderer: 'svg' });
        if (onClick) {
          chart.instance.on('click', onClick);
        }
      }
      chart.instance.setOption(mlops.chartDefaults(option(colours), colours, label), true);
      chart.instance.resize();
      canvas.setAttribute('role', 'img');
    }).catch((e) => {
      canvas.replaceChildren(mlops.note(mlops.text('chart.none', { why: e.message })));
      canvas.style.height = 'auto';
      figure.querySelector('details')?.setAttribute('open', '');
    });
    chart.dispose = () => { chart.instance?.dispose(); drawn.delete(chart); };

    canvas.style.height = (typeof height === 'function' ? height({}) : height) + 'px';
    drawn.add(chart);
    watch(chart);
    figure.redraw = () => chart.instance && chart.draw();
    figure.dispose = chart.dispose;
    /** Shows the numbers of one point of the first series. */
    figure.point = (index) => chart.instance?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: index });
    return figure;
  };

  function watch(chart) {
    const inView = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        inView.disconnect();
        chart.draw();
        let width = chart.canvas.clientWidth;
        new ResizeObserver(() => {
          if (chart.canvas.clientWidth > 0 && chart.canvas.clientWidth !== width) {
            width = chart.canvas.clientWidth;
            chart.draw();
          }
        }).observe(chart.canvas);
      }
    }, { rootMargin: '600px' });
    inView.observe(chart.canvas);
  }

  const redraw = () => drawn.forEach((chart) => chart.instance && chart.draw());
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  // On paper all charts stand, also those not scrolled to, in the colours of paper.
  window.addEventListener('beforeprint', () => {
    document.documentElement.classList.add('mlops-printing');
    drawn.forEach((chart) => chart.draw());
  });
  window.addEventListener('afterprint', () => document.documentElement.classList.remove('mlops-printing'));
  new MutationObserver(redraw).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
})(window.mlopsReport = window.mlopsReport || {});
