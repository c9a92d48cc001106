/* The trend of a job: a strip of verdicts and the chosen metrics over its builds. */
(function (mlops) {
  'use strict';

  const { h, text } = mlops;

  /** What a reader of such a result asks first, before anything was chosen; of a check of data, how many rules are broken. */
  const FIRST = ['driftedColumns', 'auc', 'rmse', 'accuracy', 'version', 'failed'];

  const MOST_LIMITED = 3;

  /** The points that belong to a build, in the order of builds. */
  mlops.trendPoints = (data) => mlops.list(data && data.points).filter((point) => mlops.isNumber(point.build)).sort((a, b) => a.build - b.build);

  /**
   * The metrics to draw, of those that a result has: what was chosen before where this result has it, else the one that is asked for first, and
   * those that rules set limits to. No metric at all is a choice, too, of the result that it was made for.
   *
   * @param wanted {result, metrics} as chosen before
   * @param limited the metrics with limits
   */
  mlops.trendMetrics = (metrics, wanted, result, limited = []) => {
    const kept = metrics.filter((metric) => mlops.list(wanted.metrics).includes(metric));
    const none = Array.isArray(wanted.metrics) && wanted.metrics.length === 0 && wanted.result === result;
    if (kept.length > 0 || none) {
      return kept;
    }
    const first = FIRST.find((metric) => metrics.includes(metric)) || metrics[0];
    return [first, ...metrics.filter((metric) => metric !== first && limited.includes(metric)).slice(0, MOST_LIMITED)].filter(Boolean);
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
   *
   * @param points one may be a build alone, which made no such check
   */
  function strip(points, show) {
    const marks = points.map((point, i) => {
      if (!point.verdict) {
        const label = text('trend.noResult', { build: String(point.build) });
        return h('span', { class: 'mlops-no-result', title: label, 'aria-label': label, role: 'img' });
      }
      const href = address(point);
      const label = named(point);
      return h(href ? 'a' : 'span', { href, class: mlops.verdictClass(point.verdict), title: label, 'aria-label': label, role: href ? null : 'img',
        tabindex: href ? -1 : null, on: { focus: () => show(i), mouseenter: () => show(i) } }, h('span', { 'aria-hidden': 'true' }, mlops.verdictMark(point.verdict)));
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

  /** Builds in the table of checks by builds: as many as fit a desk's screen. */
  const MOST_BUILDS = 30;

  /** The checks in the order of a reader's interest: the one whose newest result is worst first; of several as bad, the last made. */
  mlops.trendNames = (all) => {
    const newest = new Map();
    all.forEach((point) => { newest.delete(point.name || ''); newest.set(point.name || '', point); });
    const last = all[all.length - 1].build;
    const stale = (point) => (point.build === last ? 0 : 1);
    return [...newest].reverse().sort(([, a], [, b]) => stale(a) - stale(b) || mlops.worse(a.verdict, b.verdict)).map(([name]) => name);
  };

  /**
   * The checks of the newest builds as a table, a row each.
   *
   * @param choose called with the name of the check whose charts are wanted
   * @param show called with a name and a point of it that somebody looks at
   */
  function heat(all, names, choose, show) {
    const builds = [...new Set(all.map((point) => point.build))].slice(-MOST_BUILDS);
    const rows = names.map((name) => {
      const points = builds.map((build) => all.find((point) => point.build === build && (point.name || '') === name) || { build });
      const button = h('button', { type: 'button', class: 'mlops-row', 'aria-pressed': 'false', on: { click: () => choose(name) } }, name || text('trend.unnamed'));
      return { name, button, row: h('tr', {}, h('th', { scope: 'row' }, button), h('td', {}, strip(points, (i) => show(name, points[i])))) };
    });
    const table = h('div', { class: 'mlops-scroll', tabindex: '0', role: 'group', 'aria-label': text('trend.strip') }, h('table', { class: 'mlops-heat' },
      h('caption', { class: 'mlops-muted' }, text('trend.heat', { from: String(builds[0]), to: String(builds[builds.length - 1]) })), h('tbody', {}, rows.map((one) => one.row))));
    const press = (name) => rows.forEach((one) => one.button.setAttribute('aria-pressed', String(one.name === name)));
    return { table, press };
  }

  /**
   * The ends of the axis of a metric: counts have whole steps, and shares end at 0 and 1, however near the numbers come.
   *
   * @param values null where a build has none
   */
  mlops.trendAxis = (values) => {
    const numbers = values.filter(mlops.isNumber);
    if (numbers.every(Number.isInteger)) {
      return { minInterval: 1 };
    }
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    const room = (high - low) / 4;
    const share = low >= 0 && high <= 1;
    return { ...(share && low - room <= 0 ? { min: 0 } : {}), ...(share && high + room >= 1 ? { max: 1 } : {}) };
  };

  /** Room beyond the outermost numbers, so that a limit does not lie on the axis; none where it would go below zero for numbers that do not. */
  mlops.trendRoom = (values) => {
    const numbers = values.filter(mlops.isNumber);
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return [low >= 0 && low - (high - low) / 10 < 0 ? 0 : '10%', '10%'];
  };

  /** Verdicts stand above their points as long as there is room for them. */
  const MOST_MARKS = 60;

  /**
   * The limits that rules set to a metric, a line for each: a rule with a range makes two. A build whose rules set none, or of which that is not
   * known, leaves a gap.
   *
   * @return for each line, its value at each point; null where there is none
   */
  mlops.trendLimits = (points, metric) => {
    const limits = points.map((point) => mlops.list((point.limits || {})[metric]).filter(mlops.isNumber));
    const most = Math.max(0, ...limits.map((one) => one.length));
    return Array.from({ length: most }, (_, i) => limits.map((one) => (i < one.length ? one[i] : null)));
  };

  function chart(points, metric) {
    const name = mlops.metricName(metric);
    const limits = mlops.trendLimits(points, metric);
    const rows = points.map((point, i) => ({ ...point, value: (point.metrics || {})[metric], limit: limits.map((line) => line[i]).filter(mlops.isNumber).map(mlops.format.number).join(', ') }));
    const drawn = [...rows.map((row) => row.value), ...limits.flat()];
    return mlops.chart({
      label: text('trend.label', { metric: name, from: String(points[0].build), to: String(points[points.length - 1].build) }), height: 240, title: name,
      onClick: (p) => {
        const href = rows[p.dataIndex] ? address(rows[p.dataIndex]) : null;
        if (href) {
          window.location.assign(href);
        }
      },
      table: mlops.table(name, [
        { name: text('trend.builds'), value: (row) => row.build, show: (row) => { const href = address(row); return href ? h('a', { href }, '#' + row.build) : '#' + row.build; } },
        mlops.column.verdict(), { name, number: true, value: (row) => row.value },
        ...(limits.length > 0 ? [{ name: text('column.limit'), value: (row) => row.limit }] : [])], rows.slice().reverse()),
      option: (colours) => ({
        grid: { left: 16, right: 16, top: 16, bottom: 8, containLabel: true },
        xAxis: { type: 'category', data: rows.map((row) => '#' + row.build) },
        yAxis: { type: 'value', scale: true, ...(limits.length > 0 ? { boundaryGap: mlops.trendRoom(drawn) } : {}), ...mlops.trendAxis(drawn) },
        tooltip: { trigger: 'axis', formatter: (p) => { const row = rows[p[0].dataIndex]; return named(row) + '\n' + name + ' ' + (mlops.format.number(row.value) || text('trend.notMeasured')) + (row.limit ? '\n' + text('line.limit') + ' ' + row.limit : ''); } },
        series: [{ type: 'line', cursor: 'pointer', lineStyle: { color: colours.series[0] },
          label: { show: rows.length <= MOST_MARKS, position: 'top', formatter: (p) => mlops.verdictMark(rows[p.dataIndex].verdict) }, data: rows.map((row) => ({ value: mlops.isNumber(row.value) ? row.value : null, symbol: 'circle', symbolSize: 9,
          // The verdict is the whole check's, and stands above as a sign of its own: a number within its limits is not red because another rule was broken.
          itemStyle: { color: colours.series[0] }, label: { color: colours.verdict[row.verdict] || colours.text } })) },
        ...limits.map((line) => ({ type: 'line', silent: true, step: 'middle', symbol: 'rect', symbolSize: [22, 2], itemStyle: { color: colours.muted }, lineStyle: { color: colours.muted, type: 'dashed', width: 1.5 },
          endLabel: { show: true, formatter: () => text('line.limit'), color: colours.muted, offset: [-44, -8] }, data: line }))],
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
      return h('label', {}, box, ' ', mlops.metricName(metric));
    })));
  }

  mlops.trend = (element, data) => {
    const all = mlops.trendPoints(data);
    if (all.length === 0) {
      element.replaceChildren(mlops.note(text('trend.none')));
      return;
    }
    const names = mlops.trendNames(all);
    const choice = h('div', {});
    const place = h('div', {});
    const remembered = memory(element);
    let wanted = remembered.read();
    let current = null;
    /** Shows the numbers of a build in the charts. */
    const look = (point) => current.figures.querySelectorAll('figure').forEach((figure) => figure.point(current.points.indexOf(point)));

    function draw(name) {
      const points = all.filter((point) => (point.name || '') === name);
      const metrics = [...new Set(points.flatMap((point) => Object.keys(point.metrics || {})))];
      const chosen = new Set(mlops.trendMetrics(metrics, wanted, name, points.flatMap((point) => Object.keys(point.limits || {}))));
      const figures = h('div', { class: 'mlops-multiples' });
      const show = () => {
        figures.querySelectorAll('figure').forEach((old) => old.dispose?.());
        figures.replaceChildren(...metrics.filter((metric) => chosen.has(metric)).map((metric) => chart(points, metric)));
      };
      current = { name, points, figures };
      overview?.press(name);
      choice.replaceChildren(...(metrics.length > 1 ? [chooser(metrics, chosen, () => {
        wanted = { result: name, metrics: [...chosen] };
        remembered.write(name, wanted.metrics);
        show();
      })] : []));
      place.querySelectorAll('figure').forEach((old) => old.dispose?.());
      const title = overview || name ? h('h3', { class: 'mlops-chosen' }, name || text('trend.unnamed')) : '';
      place.replaceChildren(title, overview ? '' : strip(points, (i) => look(points[i])), figures);
      show();
      return [...chosen];
    }

    const overview = names.length < 2 ? null : heat(all, names, (other) => {
      wanted = { result: other, metrics: wanted.metrics };
      remembered.write(other, draw(other));
    }, (name, point) => {
      if (name === current.name) {
        look(point);
      }
    });
    element.replaceChildren(...[overview?.table, choice, place].filter(Boolean));
    draw(names.includes(wanted.result) ? wanted.result : names[0]);
  };
})(window.mlopsReport = window.mlopsReport || {});
