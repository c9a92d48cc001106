/* Charts by Apache ECharts, loaded when the first one comes into view; behind each stands a table with the same numbers. */
(function (mlops) {
  'use strict';

  // The chart library lies beside this script.
  const own = document.currentScript && document.currentScript.src;
  const library = own ? new URL('echarts.min.js', own).href : null;
  const drawn = new Set();
  /** Charts of more points are drawn as pixels. */
  const MOST_ELEMENTS = 1000;
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

  /** Colours as rgba, because ECharts does not know color-mix() or oklch(): each as the page shows it is painted on one pixel and read. */
  function rgba(values) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    return values.map((value) => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = value;
      context.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
      return 'rgba(' + r + ',' + g + ',' + b + ',' + Number((a / 255).toFixed(3)) + ')';
    });
  }

  const NAMED = ['text', 'muted', 'line', 'card', 'low', 'high', 'none'];
  const SERIES = [1, 2, 3, 4, 5, 6];

  /** The colours of the page's theme, and of verdicts in it; all are asked for at once, so that the page's styles are worked out once. */
  function theme(element) {
    const probe = (variable, className) => {
      const span = mlops.h('span', { class: className });
      span.style.color = 'var(' + variable + ')';
      return span;
    };
    const probes = [...NAMED.map((name) => probe('--mlops-' + name)), ...SERIES.map((i) => probe('--mlops-series-' + i)),
      ...mlops.VERDICTS.map((verdict) => probe('--mlops-verdict', mlops.verdictClass(verdict)))];
    const all = mlops.h('span', { hidden: true }, probes);
    element.append(all);
    const colours = rgba(probes.map((span) => getComputedStyle(span).color));
    all.remove();
    const verdicts = colours.slice(NAMED.length + SERIES.length);
    return {
      ...Object.fromEntries(NAMED.map((name, i) => [name, colours[i]])),
      series: colours.slice(NAMED.length, NAMED.length + SERIES.length),
      verdict: Object.fromEntries(mlops.VERDICTS.map((verdict, i) => [verdict, verdicts[i]])),
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

  let printing = false;

  /** Makes the instance that draws the chart, in elements or in pixels. */
  function open(chart, echarts) {
    // On paper always elements: pixels are painted over several frames, and paper does not wait for them.
    const renderer = chart.points > MOST_ELEMENTS && !printing ? 'canvas' : 'svg';
    if (chart.renderer === renderer) {
      return;
    }
    chart.instance?.dispose();
    chart.instance = echarts.init(chart.canvas, null, { renderer });
    chart.renderer = renderer;
    if (chart.onClick) {
      chart.instance.on('click', chart.onClick);
    }
  }

  /**
   * A figure with a chart.
   *
   * @param label what the chart shows, in words
   * @param height pixels, or a function of the theme
   * @param option function of the theme's colours that gives the ECharts option
   * @param table the same numbers as a node, behind the chart
   * @param onClick called with ECharts' parameters of the thing clicked
   * @param title what stands above the chart, where it is one of several
   * @param points how many things it draws; very many are pixels, because a page of so many elements is slow
   */
  mlops.chart = ({ label, height, option, table, onClick, className, title, points = 0 }) => {
    const canvas = mlops.h('div', { class: 'mlops-canvas', role: 'img', 'aria-label': label });
    const figure = mlops.h('figure', { class: 'mlops-figure ' + (className || '') }, title ? mlops.h('figcaption', {}, title) : null, canvas,
      table ? mlops.details(mlops.text('table.numbers'), table) : null);
    const chart = { canvas, points, onClick, instance: null, renderer: null };

    chart.draw = () => load().then((echarts) => {
      if (!canvas.isConnected || canvas.clientWidth === 0) {
        return;
      }
      const colours = theme(canvas);
      canvas.style.height = (typeof height === 'function' ? height(colours) : height) + 'px';
      open(chart, echarts);
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

  /** Charts that came into view and are not drawn yet. */
  const waiting = new Set();
  let drawing = false;

  /** Draws them one by one from the top of the page, each when the one before is seen: many points take a while. */
  function drawNext() {
    const before = (a, b) => (a.canvas.compareDocumentPosition(b.canvas) & Node.DOCUMENT_POSITION_PRECEDING ? b : a);
    drawing = waiting.size > 0;
    if (drawing) {
      const chart = [...waiting].reduce(before);
      waiting.delete(chart);
      chart.draw().then(afterFrame);
    }
  }

  /** When the page was painted; a page in the background is not, and does not wait for it. */
  function afterFrame() {
    let waits = true;
    const next = () => {
      if (waits) {
        waits = false;
        window.setTimeout(drawNext);
      }
    };
    window.requestAnimationFrame(next);
    window.setTimeout(next, 100);
  }

  function drawSoon(chart) {
    waiting.add(chart);
    if (!drawing) {
      drawing = true;
      // Not at once: others of the same view are told of in this frame, too.
      afterFrame();
    }
  }

  function watch(chart) {
    const inView = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        inView.disconnect();
        drawSoon(chart);
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
  /** What draws the parts of a page that nobody has looked at yet. */
  mlops.beforePrint = [];

  // On paper all charts stand, also those not scrolled to, in the colours of paper.
  window.addEventListener('beforeprint', () => {
    printing = true;
    document.documentElement.classList.add('mlops-printing');
    mlops.beforePrint.forEach((draw) => draw());
    drawn.forEach((chart) => chart.draw());
  });
  window.addEventListener('afterprint', () => {
    printing = false;
    document.documentElement.classList.remove('mlops-printing');
  });

  /** Has the library loaded while nothing else is to do: a page that is printed does not wait for it. */
  mlops.prepareCharts = () => (window.requestIdleCallback || window.setTimeout)(() => load().catch(() => {}));
  new MutationObserver(redraw).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
})(window.mlopsReport = window.mlopsReport || {});
