/* Names of metrics as readers know them: results hold short keys, which stay the same in all languages. */
(function (mlops) {
  'use strict';

  const { text } = mlops;

  /** Keys that begin with a word and end with the name of a column or a metric. */
  const OF = ['share', 'diversity', 'smallestSlice', 'model'];

  /** The name of a metric for readers; the key itself where none is known. */
  mlops.metricName = (key) => {
    if (mlops.hasText('metric.' + key)) {
      return text('metric.' + key);
    }
    const dot = key.indexOf('.');
    const start = key.slice(0, dot);
    return dot > 0 && OF.includes(start) ? text('metric.of.' + start, { name: start === 'model' ? mlops.metricName(key.slice(dot + 1)) : key.slice(dot + 1) }) : key;
  };
})(window.mlopsReport = window.mlopsReport || {});
