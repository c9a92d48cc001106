'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const mlops = require('./report.js');
const { inLanguage } = require('./look.js');

/** Work with tables of one's own. */
function withTables(tables, work) {
  Object.assign(mlops.messages, tables);
  try {
    work();
  } finally {
    Object.keys(tables).forEach((language) => delete mlops.messages[language]);
  }
}

test('names in a text are filled in', () => withTables({ xx: { locale: 'en', a: '{who} has {what}, {who}!' } }, () => inLanguage('xx', () => {
  assert.equal(mlops.text('a', { who: 'Ann', what: '{who}' }), 'Ann has {who}, Ann!', 'what is filled in is not filled in again');
  assert.equal(mlops.text('a', { who: 1234.5678, what: 0.12345 }), '1,235 has 0.1235, 1,235!', 'numbers are written for a reader');
  assert.equal(mlops.text('a', { who: null }), '\u2014 has \u2014, \u2014!', 'what is not there is a dash');
})));

test('a text that nobody wrote is its key', () => {
  assert.equal(mlops.text('no.such.key'), 'no.such.key');
  assert.equal(mlops.text('constructor'), 'constructor');
});

// The forms of Polish as the Unicode CLDR has them: one for 1; few for 2 to 4, 22 to 24, but not 12 to 14; many for the other whole numbers.
test('a count takes the plural form of the language', () => withTables({ pl: { locale: 'pl', files: { one: '{count} plik', few: '{count} pliki', many: '{count} plik\u00f3w', other: '{count} pliku' } } },
  () => inLanguage('pl', () => {
    const forms = { 0: 'plik\u00f3w', 1: 'plik', 2: 'pliki', 4: 'pliki', 5: 'plik\u00f3w', 12: 'plik\u00f3w', 22: 'pliki', 25: 'plik\u00f3w' };
    Object.entries(forms).forEach(([count, form]) => assert.equal(mlops.text('files', { count: Number(count) }), count + ' ' + form));
  })));

test('English has one and other', () => {
  assert.equal(mlops.text('rows.count', { count: 1 }), '1 row');
  [0, 2, 11, 21, 101, 1.5].forEach((count) => assert.equal(mlops.text('rows.count', { count }), count + ' rows'));
});

test('the language of the page chooses the table, and what it lacks is English', () => withTables({ fr: { locale: 'fr', search: 'Rechercher' } }, () => {
  for (const language of ['fr', 'FR', 'fr-CA', 'fr-ca-x-home']) {
    inLanguage(language, () => {
      assert.equal(mlops.text('search'), 'Rechercher', language);
      assert.equal(mlops.text('column.rule'), 'Rule', language);
    });
  }
  for (const language of ['', 'en', 'en-US', 'ja', 'f', 'constructor']) {
    inLanguage(language, () => assert.equal(mlops.text('search'), 'Search', language));
  }
}));

test('numbers are written as the language writes them', () => withTables({ fr: { 'locale': 'fr', 'locale.dates': 'fr' } }, () => inLanguage('fr', () => {
  assert.equal(mlops.format.number(0.5), '0,5');
  assert.equal(mlops.format.percent(0.125), '12,5 %');
  assert.equal(mlops.format.p(0.0312), '0,031');
  assert.equal(mlops.format.bytes(1536), '1,5 KiB');
  assert.equal(mlops.format.seconds(1.5), '1,50 s');
})));

test('what Intl makes is made once for each language and its options', () => {
  const { intl } = mlops;
  assert.equal(intl(Intl.NumberFormat, 'en', { maximumFractionDigits: 1 }), intl(Intl.NumberFormat, 'en', { maximumFractionDigits: 1 }));
  assert.equal(intl(Intl.NumberFormat, 'en', { maximumFractionDigits: 1 }).format(0.25), '0.3');
  assert.equal(intl(Intl.NumberFormat, 'en', { maximumFractionDigits: 2 }).format(0.25), '0.25');
  assert.equal(intl(Intl.NumberFormat, 'fr', { maximumFractionDigits: 2 }).format(0.25), '0,25');
  assert.equal(intl(Intl.PluralRules, 'en').select(1), 'one');
});

const places = (message) => [...new Set((typeof message === 'string' ? [message] : Object.values(message)).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

const titleKey = (key) => key.startsWith('section.');

test('every translation has the keys and the names of English', () => {
  for (const [language, table] of Object.entries(mlops.messages)) {
    // Titles of sections are English in the result document, so English has no keys for them.
    assert.deepEqual(Object.keys(table).filter((key) => !titleKey(key)).sort(), Object.keys(mlops.messages.en).sort(), language);
    for (const [key, message] of Object.entries(table).filter(([name]) => !titleKey(name))) {
      assert.deepEqual(places(message), places(mlops.messages.en[key]), language + ' ' + key);
      assert.ok(typeof message === 'string' || (message.other && places(message).includes('{count}')), language + ' ' + key);
    }
  }
});

test('every translation has a title for each kind of section', () => {
  // A contract is drawn as any data, without a script of its own.
  const types = [...Object.keys(mlops.sections), 'contract'].map((type) => 'section.' + type).sort();
  for (const [language, table] of Object.entries(mlops.messages)) {
    assert.deepEqual(Object.keys(table).filter(titleKey).sort(), language === 'en' ? [] : types, language);
  }
});

test('German texts, numbers and plural forms', () => inLanguage('de-AT', () => {
  assert.deepEqual([0, 1, 2].map((count) => mlops.text('rows.count', { count })), ['0 Zeilen', '1 Zeile', '2 Zeilen']);
  assert.equal(mlops.text('rows.count', { count: 1234567 }), '1.234.567 Zeilen');
  assert.equal(mlops.format.interval(0.8, 0.71, 0.9), '0,8 (0,71 bis 0,9)');
  assert.equal(mlops.format.bytes(1536), '1,5 KiB');
  assert.deepEqual(['higher', 'lower', 'closer', undefined].map(mlops.betterWord), ['h\u00f6her', 'niedriger', 'closer', undefined]);
}));

test('where the page says no language, the part that is drawn says it', () => {
  const part = mlops.h('div', { class: 'mlops-report', lang: 'de' });
  document.body.append(part);
  try {
    inLanguage('', () => {
      assert.equal(mlops.text('search'), 'Search', 'before drawing starts');
      mlops.start();
      assert.equal(mlops.text('search'), 'Suchen');
    });
    inLanguage('en', () => assert.equal(mlops.text('search'), 'Search', 'the page goes first'));
  } finally {
    part.remove();
    mlops.start();
  }
  inLanguage('', () => assert.equal(mlops.text('search'), 'Search', 'no part, no language'));
});
