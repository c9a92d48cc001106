/* Checks as a list: the order, what a search finds, groups. */
(function (mlops) {
  'use strict';

  const checkList = {};

  /** The worst first; among equals, as they came. */
  checkList.sorted = (checks) => checks.slice().sort((a, b) => mlops.worse(a.verdict, b.verdict));

  /**
   * Whether a check is one of those asked for.
   *
   * @param verdicts a set; an empty one is all
   * @param text in lower case; what is searched are id, rule, column, message and dimension
   */
  checkList.matches = (check, verdicts, text) => (verdicts.size === 0 || verdicts.has(check.verdict))
    && [check.id, check.rule, check.column, check.message, check.dimension].join('\n').toLowerCase().includes(text);

  /** Pairs of a value of the key and the checks that have it, in the order of their first ones; those without a value under null. */
  checkList.groups = (checks, key) => [...mlops.grouped(checks, (check) => check[key] || null)];

  /** Where a rule is written: file, line and column as far as they are known. */
  checkList.source = (check) => {
    const at = check.source;
    return at ? at.file + (at.line > 0 ? ':' + at.line + (at.column > 0 ? ':' + at.column : '') : '') : null;
  };

  mlops.checkList = checkList;
})(window.mlopsReport = window.mlopsReport || {});
