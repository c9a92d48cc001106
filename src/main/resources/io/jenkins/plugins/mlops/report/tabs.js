/* A report in tabs: what a reader asks first is seen first, and the rest is drawn when somebody looks at it or prints it. */
(function (mlops) {
  'use strict';

  const { h, text } = mlops;

  /** What the parts of a report are about, in the order of a reader's questions: what is broken, how bad, why, where, in what. */
  const TABS = [
    ['result', []],
    ['drift', ['drift', 'series']],
    ['performance', ['performance', 'performance-windows', 'roc', 'precision-recall', 'calibration', 'confusion']],
    ['groups', ['fairness', 'slices']],
    ['explanation', ['importance', 'beeswarm', 'dependence', 'waterfall', 'model']],
    ['version', ['version']],
    ['scan', ['scan']],
    ['lineage', ['lineage']],
    ['data', ['schema', 'profile', 'diversity', 'contract']],
    ['more', []],
    ['about', []],
  ];

  /** The tab of a section's type; what is not known comes late. */
  mlops.tabOf = (type) => (TABS.find(([, types]) => types.includes(type)) || ['more'])[0];

  /** The parts by their tab, in the order of tabs; tabs without a part are left out. */
  mlops.byTab = (parts) => TABS.map(([tab]) => [tab, parts.filter((part) => part.tab === tab)]).filter(([, members]) => members.length > 0);

  /** Moves the focus along the row of tabs as readers expect of tabs. */
  function move(e, buttons) {
    const at = buttons.indexOf(e.target);
    const rtl = document.documentElement.dir === 'rtl' ? -1 : 1;
    const to = { ArrowLeft: at - rtl, ArrowRight: at + rtl, Home: 0, End: buttons.length - 1 }[e.key];
    if (to === undefined || e.ctrlKey || e.altKey || e.metaKey) {
      return;
    }
    e.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    next.click();
    next.focus();
  }

  /**
   * A row of tabs, and what is below each.
   *
   * @param groups pairs of a tab and what draws its content, called once
   */
  mlops.tabs = (groups) => {
    const panels = groups.map(([tab, draw]) => {
      const id = mlops.id('tab');
      return { tab, draw, button: h('button', { type: 'button', role: 'tab', id, class: 'mlops-tab', 'aria-controls': id + '-panel' }, text('tab.' + tab)),
        place: h('div', { role: 'tabpanel', id: id + '-panel', class: 'mlops-tab-panel', 'aria-labelledby': id, tabindex: '-1', hidden: true }) };
    });
    const buttons = panels.map((panel) => panel.button);
    let shown = null;

    function drawn(panel) {
      if (panel.draw) {
        panel.place.append(...panel.draw());
        panel.draw = null;
      }
    }

    function show(panel) {
      shown = panel;
      panels.forEach((one) => {
        const on = one === panel;
        one.button.setAttribute('aria-selected', String(on));
        one.button.setAttribute('tabindex', on ? '0' : '-1');
        one.place[on ? 'removeAttribute' : 'setAttribute']('hidden', '');
      });
      drawn(panel);
    }

    panels.forEach((panel) => panel.button.addEventListener('click', () => {
      show(panel);
      // The address leads back to this tab, also from a bookmark.
      window.history.replaceState(null, '', '#' + panel.tab);
    }));
    const row = h('div', { role: 'tablist', class: 'mlops-tabs', 'aria-label': text('report.parts'), on: { keydown: (e) => move(e, buttons) } }, buttons);
    // On paper there are no tabs: all of it stands there, one after the other.
    mlops.beforePrint.push(() => panels.forEach((panel) => {
      drawn(panel);
      panel.place.removeAttribute('hidden');
    }));
    window.addEventListener('afterprint', () => show(shown));
    show(panels.find((panel) => '#' + panel.tab === window.location.hash) || panels[0]);
    return [row, ...panels.map((panel) => panel.place)];
  };
})(window.mlopsReport = window.mlopsReport || {});
