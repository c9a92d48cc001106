/* The texts that the scripts show, by key: one table for each language, chosen by the language of the page. */
(function (mlops) {
  'use strict';

  /** Language to table. A translation is one more file like messages-en.js, included by report.js; a text that it lacks is shown in English. */
  mlops.messages = {};

  const tag = () => document.documentElement.lang.toLowerCase();

  /** The tables to look into, the best first: that of "de-at", that of "de", English. */
  function tables() {
    const language = tag();
    return [language, language.split('-')[0], 'en'].filter((name) => Object.hasOwn(mlops.messages, name)).map((name) => mlops.messages[name]);
  }

  const rules = new Map();

  /** The form of a message for a count: English has "one" and "other", other languages more. */
  function form(message, count, locale) {
    if (typeof message === 'string') {
      return message;
    }
    if (!rules.has(locale)) {
      rules.set(locale, new Intl.PluralRules(locale));
    }
    return message[rules.get(locale).select(count)] || message.other;
  }

  const shown = (value) => (value === null || value === undefined ? '\u2014' : typeof value === 'number' ? mlops.format.number(value) : String(value));

  /**
   * The text of a key in the language of the page.
   *
   * @param values what stands for {name} in the text: numbers are written for a reader, all else as it is. A text with plural forms takes the
   *     form for the number "count".
   */
  mlops.text = (key, values = {}) => {
    const table = tables().find((one) => Object.hasOwn(one, key));
    return table ? form(table[key], values.count, table.locale).replace(/\{(\w+)\}/g, (place, name) => shown(values[name])) : key;
  };
})(window.mlopsReport = window.mlopsReport || {});
