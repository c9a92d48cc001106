/* The trend of a job: a strip of verdicts and the chosen metrics over its builds. */
(function (mlops) {
  'use strict';

  const { h, text } = mlops;

  /** What a reader of such a result asks first, before anything was chosen; of a check of data, how many rules are broken. */
  const FIRST = ['driftedColumns', 'auc', 'rmse', 'accuracy', 'version', 'failed'];

  /** The points that belong to a build, in the order of builds. */
  mlops.trendPoints = (data) => mlops.list(data && data.points).filter((point) => mlops.isNumber(point.build)).sort((a, b) => a.build - b.build);

  /**
   * The metrics to draw, of those that a result has: what was chosen before where this result has it, else the one that is asked for first. No
   * metric at all is a choice, too, of the result that it was made for.
   *
   * @param wanted {result, metrics} as chosen before
   */
  mlops.trendMetrics = (metrics, wanted, result) => {
    const kept = metrics.filter((metric) => mlops.list(wanted.metrics).includes(metric));
    const none = Array.isArray(wanted.metrics) && wanted.metrics.length === 0 && wanted.result === result;
    return kept.length > 0 || none ? kept : [FIRST.find((metric) => metrics.includes(metric)) || metrics[0]].filter(Boolean);
  };

  /** Addresses of builds stay on this site. */
  function address(point) {
    const href = point.url ? mlops.safeUrl(point.url) : null;
    return href && new URL(href).origin === window.location.origin ? href : null;
  }

  const named = (point) => text('trend.build', { build: String(point.build), verdict: mlops.verdictWord(point.verdict) });

  /**
   * The verdicts as a row of links. One of them is reached by the tab key, the others from there by arrow keys: five hundred stops would be a
   * wall. Whoever walks along sees each build's numbers in the charts.
   */
  function strip(points, show) {
    const marks = points.map((point, i) => {
      const href = address(point);
      const label = named(point);
      const mark = mlops.verdict(point.verdict)?.firstElementChild.textContent || '';
      return h(href ? 'a' : 'span', { href, class: mlops.verdictClass(point.verdict), title: label, 'aria-label': label, role: href ? null : 'img',
        tabindex: href ? -1 : null, on: { focus: () => show(i), mouseenter: () => show(i) } }, h('span', { 'aria-hidden': 'true' }, mark));
    });
    const links = marks.filter((mark) => mark.tagName === 'A');
    links[links.length - 1]?.setAttribute('tabindex', '0');
    const list = h('ol', { class: 'mlops-strip', 'aria-label': text('trend.strip'), on: { keydown: (e) => {
      const at = links.indexOf(document.activeElement);
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[e.key];
      if (at >= 0 && links[to] && !e.ctrlKey && !e.altKey && !e.metaKey) {
        e.preventDefault();
        links[at].setAttribute('tabindex', '-1');
        links[to].setAttribute('tabindex', '0');
        links[to].focus();
      }
    } } }, marks.map((mark) => h('li', {}, mark)));
    return list;
  }

  function chart(points, metric) {
    const rows = points.map((point) => ({ ...point, value: (point.metrics || {})[metric] }));
    return mlops.chart({
      label: text('trend.label', { metric, from: String(points[0].build), to: String(points[points.length - 1].build) }), height: 240, title: metric,
      onClick: (p) => {
        const href = rows[p.dataIndex] ? address(rows[p.dataIndex]) : null;
        if (href) {
          window.location.assign(href);
        }
      },
      table: mlops.table(metric, [
        { name: text('trend.builds'), value: (row) => row.build, show: (row) => { const href = address(row); return href ? h('a', { href }, '#' + row.build) : '#' + row.build; } },
        mlops.column.verdict(), { name: metric, number: true, value: (row) => row.value }], rows.slice().reverse()),
      option: (colours) => ({
        grid: { left: 16, right: 16, top: 16, bottom: 8, containLabel: true },
        xAxis: { type: 'category', data: rows.map((row) => '#' + row.build) },
        yAxis: { type: 'value', scale: true },
        tooltip: { trigger: 'axis', formatter: (p) => { const row = rows[p[0].dataIndex]; return named(row) + '\n' + metric + ' ' + (mlops.format.number(row.value) || text('trend.notMeasured')); } },
        series: [{ type: 'line', cursor: 'pointer', lineStyle: { color: colours.series[0] }, data: rows.map((row) => ({ value: mlops.isNumber(row.value) ? row.value : null, symbol: 'circle', symbolSize: 9,
          itemStyle: { color: colours.verdict[row.verdict] || colours.series[0] } })) }],
      }),
    });
  }

  /** What a reader chose to see: in the address where the trend has a page of its own, and in the browser's storage for the next time. */
  function memory(element) {
    const key = 'mlops-trend ' + new URL(element.dataset.url || '', document.baseURI).pathname;
    const inAddress = element.dataset.address !== undefined;
    return {
      read() {
        const query = new URLSearchParams(window.location.search);
        if (inAddress && query.has('result')) {
          return { result: query.get('result'), metrics: query.getAll('metric') };
        }
        try {
          const stored = JSON.parse(window.localStorage.getItem(key));
          return { result: stored && stored.result, metrics: stored && mlops.list(stored.metrics) };
        } catch {
          return {}; // no storage, or nothing of ours in it
        }
      },
      write(result, metrics) {
        if (inAddress) {
          const query = new URLSearchParams([['result', result], ...metrics.map((metric) => ['metric', metric])]);
          window.history.replaceState(null, '', '?' + query);
        }
        try {
          window.localStorage.setItem(key, JSON.stringify({ result, metrics }));
        } catch {
          // without storage the choice lasts as long as the page
        }
      },
    };
  }

  /** A box for each metric. */
  function chooser(metrics, chosen, onChange) {
    const summary = h('summary', {});
    const title = () => { summary.textContent = text('trend.chosen', { chosen: chosen.size, all: metrics.length }); };
    title();
    return h('details', { class: 'mlops-details mlops-chooser' }, summary, h('fieldset', {}, h('legend', { class: 'mlops-hidden' }, text('trend.choose')), metrics.map((metric) => {
      const box = h('input', { type: 'checkbox', checked: chosen.has(metric), on: { change: () => {
        chosen[box.checked ? 'add' : 'delete'](metric);
        title();
        onChange();
      } } });
      return h('label', {}, box, ' ', metric);
    })));
  }

  mlops.trend = (element, data) => {
    const all = mlops.trendPoints(data);
    if (all.length === 0) {
      element.replaceChildren(mlops.note(text('trend.none')));
      return;
    }
    const names = [...new Set(all.map((point) => point.name || ''))];
    const toolbar = h('div', { class: 'mlops-toolbar' });
    const choice = h('div', {});
    const place = h('div', {});
    const remembered = memory(element);
    let wanted = remembered.read();

    function draw(name) {
      const points = all.filter((point) => (point.name || '') === name);
      const metrics = [...new Set(points.flatMap((point) => Object.keys(point.metrics || {})))];
      const chosen = new Set(mlops.trendMetrics(metrics, wanted, name));
      const figures = h('div', { class: 'mlops-multiples' });
      const show = () => {
        figures.querySelectorAll('figure').forEach((old) => old.dispose?.());
        figures.replaceChildren(...metrics.filter((metric) => chosen.has(metric)).map((metric) => chart(points, metric)));
      };
      toolbar.replaceChildren(...[names.length > 1 ? mlops.select(text('trend.result'), names.map((one) => [one, one || text('trend.unnamed')]), name, (other) => {
        wanted = { result: other, metrics: [...chosen] };
        remembered.write(other, draw(other));
      }) : null].filter(Boolean));
      choice.replaceChildren(...(metrics.length > 1 ? [chooser(metrics, chosen, () => {
        wanted = { result: name, metrics: [...chosen] };
        remembered.write(name, wanted.metrics);
        show();
      })] : []));
      place.querySelectorAll('figure').forEach((old) => old.dispose?.());
      place.replaceChildren(strip(points, (i) => figures.querySelectorAll('figure').forEach((figure) => figure.point(i))), figures);
      show();
      return [...chosen];
    }

    element.replaceChildren(toolbar, choice, place);
    // The worst result of the newest build is what a reader came for, when nothing was chosen; of several as bad, the last.
    const newest = all.filter((point) => point.build === all[all.length - 1].build).reverse().sort((a, b) => mlops.worse(a.verdict, b.verdict));
    draw(names.includes(wanted.result) ? wanted.result : newest[0].name || '');
  };
})(window.mlopsReport = window.mlopsReport || {});
