'use strict';

/*
 * Runs the tests in a page: what they use of Node.js' require, test runner and assertions. The page defines each file by its name and then calls
 * run(); an element "probe" then holds the number of tests and, one a line, what failed.
 */
(() => {
  const files = new Map();
  const loaded = new Map();
  const tests = [];
  let loading = null;

  const test = (name, body) => tests.push({ file: loading, name, body });

  const show = (value) => {
    try {
      return JSON.stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  };

  function fail(message) {
    throw new Error(message);
  }

  function same(a, b) {
    if (Object.is(a, b)) {
      return true;
    }
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) {
      return false;
    }
    if (a instanceof Map || a instanceof Set) {
      return same([...a], [...b]);
    }
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
  }

  const assert = {
    ok: (value, message) => value || fail(message ?? 'not true'),
    equal: (actual, expected, message) => Object.is(actual, expected) || fail((message ?? 'not equal') + ': ' + show(actual) + ', expected ' + show(expected)),
    deepEqual: (actual, expected, message) => same(actual, expected) || fail((message ?? 'not equal') + ': ' + show(actual) + ', expected ' + show(expected)),
    match: (text, pattern, message) => pattern.test(text) || fail((message ?? 'no match') + ': ' + show(text) + ', expected ' + pattern),
    rejects: async (promise, pattern) => {
      let error = null;
      try {
        await promise;
      } catch (e) {
        error = e;
      }
      assert.ok(error, 'nothing was thrown');
      assert.match(String(error), pattern);
    },
  };
  const own = { 'node:test': test, 'node:assert/strict': assert };

  function require(name) {
    if (Object.hasOwn(own, name)) {
      return own[name];
    }
    const file = name.replace(/^\.\//, '');
    if (!loaded.has(file)) {
      const module = { exports: {} };
      loaded.set(file, module);
      (files.get(file) ?? fail('no file ' + name))(require, module, module.exports);
    }
    return loaded.get(file).exports;
  }

  async function run() {
    const failures = [];
    for (const file of [...files.keys()].filter((name) => name.endsWith('.test.js'))) {
      loading = file;
      const before = tests.length;
      try {
        require(file);
        assert.ok(tests.length > before, 'no tests');
      } catch (e) {
        failures.push(file + ': ' + e);
      }
    }
    for (const { file, name, body } of tests) {
      try {
        await body();
      } catch (e) {
        failures.push(file + ': ' + name + ': ' + e);
      }
    }
    const probe = document.createElement('pre');
    probe.id = 'probe';
    probe.textContent = [tests.length, ...failures.map((failure) => failure.replaceAll('\n', ' '))].join('\n');
    document.body.replaceChildren(probe);
  }

  globalThis.scriptTests = { define: (name, body) => files.set(name, body), run };
})();
