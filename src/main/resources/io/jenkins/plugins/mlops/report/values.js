/* What a value of a result document is: a list, a number, nothing, a verdict, a harmless address. */
(function (mlops) {
  'use strict';

  mlops.list = (value) => (Array.isArray(value) ? value : []);

  mlops.isNumber = (value) => typeof value === 'number' && Number.isFinite(value);

  mlops.isNothing = (value) => value === null || value === undefined || value === '';

  /** Elements by what the function gives for each, in a map: the order is that of the first ones. */
  mlops.grouped = (elements, key) => {
    const groups = new Map();
    elements.forEach((element) => {
      const name = key(element);
      if (!groups.has(name)) {
        groups.set(name, []);
      }
      groups.get(name).push(element);
    });
    return groups;
  };

  /** The address when following it is harmless, otherwise null: only http and https, never javascript: or data:. */
  mlops.safeUrl = (url, base) => {
    try {
      const resolved = new URL(url, base || document.baseURI);
      return resolved.protocol === 'http:' || resolved.protocol === 'https:' ? resolved.href : null;
    } catch {
      return null;
    }
  };

  /* The worst first. A check in a document has one of four; that a step ended without a result is for trends to tell. */
  const WORDS = { ERROR: 'verdict.error', FAILED: 'verdict.failed', ABORTED: 'verdict.aborted', INCONCLUSIVE: 'verdict.inconclusive', WARNING: 'verdict.warning', PASSED: 'verdict.passed' };

  /** The verdicts, the worst first. */
  mlops.VERDICTS = Object.keys(WORDS);
  mlops.worse = (a, b) => mlops.VERDICTS.indexOf(a) - mlops.VERDICTS.indexOf(b);
  mlops.verdictWord = (verdict) => (mlops.VERDICTS.includes(verdict) ? mlops.text(WORDS[verdict]) : String(verdict || ''));
  mlops.verdictClass = (verdict) => (mlops.VERDICTS.includes(verdict) ? 'mlops-' + verdict.toLowerCase() : 'mlops-unknown');

  const BETTER = { higher: 'better.higher', lower: 'better.lower' };
  /** Which way a metric is better, in the language of the page. */
  mlops.betterWord = (way) => (Object.hasOwn(BETTER, way) ? mlops.text(BETTER[way]) : way);

  /** Verdicts and how many checks have them, the worst first, without those that none has. */
  mlops.countVerdicts = (checks) => mlops.VERDICTS.map((verdict) => [verdict, checks.filter((check) => check.verdict === verdict).length])
    .filter(([, count]) => count > 0);
})(window.mlopsReport = window.mlopsReport || {});
