/* Where things stand in a picture, from numbers alone: nothing is drawn here. */
(function (mlops) {
  'use strict';

  const layout = {};

  /**
   * Moves points of similar value apart: they pile up around the line, where most of them are.
   *
   * @param low the least of the values, high the greatest
   * @return for each value its distance from the line, -0.8 to 0.8
   */
  layout.swarm = (values, low, high) => {
    const bins = 90;
    const piles = mlops.grouped([...values.keys()], (i) => Math.round((values[i] - low) / ((high - low) || 1) * bins));
    const deepest = Math.max(8, ...[...piles.values()].map((pile) => pile.length));
    const offsets = new Array(values.length);
    piles.forEach((pile) => pile.forEach((index, i) => { offsets[index] = (i % 2 ? 1 : -1) * Math.ceil(i / 2) / deepest * 0.8; }));
    return offsets;
  };

  /** The quantile at a share p of sorted numbers: between two of them in proportion (type 7 of Hyndman and Fan 1996, the usual one of R and NumPy). */
  layout.quantile = (sorted, p) => {
    const at = (sorted.length - 1) * p;
    const below = Math.floor(at);
    return below === at ? sorted[below] : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
  };

  /**
   * Columns of one picture side by side, as attributes of an SVG rectangle.
   *
   * @param values heights, the greatest "top"; what is not a number has none
   * @param box {width, height, gap: share of a column's width that stays free on its left, fill: share that is filled, least: a width at least,
   *     room: how much of the height stays free above the greatest}
   */
  layout.columns = (values, top, { width, height, gap = 0, fill, least = 0, room }) => {
    const each = width / Math.max(1, values.length);
    return values.map((value, i) => {
      const tall = (height - room) * ((value || 0) / top);
      return { x: i * each + each * gap, width: Math.max(least, each * fill), y: height - tall, height: tall };
    });
  };

  /** Parts that add up, each from where the one before ended: {from, to} beside what the part has. */
  layout.steps = (base, parts) => {
    let at = base;
    return parts.map((part) => ({ ...part, from: at, to: (at += part.shap) }));
  };

  /**
   * The nodes of a graph in columns: each right of all that it is made from.
   *
   * @param nodes list of {id}
   * @param edges list of {from, to}, ids of nodes; cycles, which should not be, end at the number of nodes
   */
  layout.levels = (nodes, edges) => {
    const level = new Map(nodes.map((node) => [node.id, 0]));
    for (let round = 0; round < nodes.length; round++) {
      let changed = false;
      edges.forEach((edge) => {
        const wanted = Math.min(nodes.length, level.get(edge.from) + 1);
        if (level.get(edge.to) < wanted) {
          level.set(edge.to, wanted);
          changed = true;
        }
      });
      if (!changed) {
        break;
      }
    }
    // What is made from nothing else stands just before its first use, so that its arrow crosses nobody.
    nodes.filter((node) => !edges.some((edge) => edge.to === node.id)).forEach((node) => {
      const uses = edges.filter((edge) => edge.from === node.id).map((edge) => level.get(edge.to));
      if (uses.length > 0) {
        level.set(node.id, Math.max(0, Math.min(...uses) - 1));
      }
    });
    const used = [...new Set(level.values())].sort((a, b) => a - b);
    return used.map((at) => nodes.filter((node) => level.get(node.id) === at));
  };

  mlops.layout = layout;
})(window.mlopsReport = window.mlopsReport || {});
