/* The texts that the scripts show, by key: one table for each language, chosen by the language of the page. */
(function (mlops) {
  'use strict';

  /** Language to table. A translation is one more file like messages-en.js, included by report.js; a text that it lacks is shown in English. */
  mlops.messages = {};

  /** The language of the part that is drawn: pages of Jenkins say none for the whole of them. Set when drawing starts. */
  mlops.partLanguage = '';

  const tag = () => (document.documentElement.lang || mlops.partLanguage).toLowerCase();

  /** The tables to look into, the best first: that of "de-at", that of "de", English. */
  function tables() {
    const language = tag();
    return [language, language.split('-')[0], 'en'].filter((name) => Object.hasOwn(mlops.messages, name)).map((name) => mlops.messages[name]);
  }

  const made = new Map();

  /** What a class of Intl makes for a locale and its options: made once, because making it takes far longer than using it. */
  mlops.intl = (Kind, locale, options) => {
    const key = Kind.name + locale + JSON.stringify(options);
    if (!made.has(key)) {
      made.set(key, new Kind(locale, options));
    }
    return made.get(key);
  };

  /** The form of a message for a count: English has "one" and "other", other languages more. */
  function form(message, count, locale) {
    return typeof message === 'string' ? message : message[mlops.intl(Intl.PluralRules, locale).select(count)] || message.other;
  }

  /** Whether there is a text of a key, in the language of the page or in English. */
  mlops.hasText = (key) => tables().some((one) => Object.hasOwn(one, key));

  const shown = (value) => (value === null || value === undefined ? '\u2014' : mlops.format.number(value));

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
