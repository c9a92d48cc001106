'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const { format } = require('./report.js');
const { generator } = require('./generated.js');

const all = (write, expected) => expected.forEach(([value, text]) => assert.equal(write(value), text, String(value)));
const unseparated = (text) => Number(text.replaceAll(',', ''));

test('numbers', () => all(format.number, [
  [0, '0'], [-0, '0'], [1, '1'], [-7, '-7'], [999, '999'], [1000, '1,000'], [1234567, '1,234,567'], [-1234567, '-1,234,567'], [999999999999999, '999,999,999,999,999'],
  [0.5, '0.5'], [1 / 3, '0.3333'], [-2 / 3, '-0.6667'], [12.345678, '12.35'], [42.025, '42.02'], [4.7375, '4.737'], [36.525, '36.52'], [999.94, '999.9'], [999.96, '1,000'], [1000.4, '1,000'], [123456.7, '123,457'],
  [0.0001, '0.0001'], [0.00012346, '0.0001235'], [0.00009, '9.00e-5'], [-1.5e-9, '-1.50e-9'], [1e15, '1.00e+15'], [-2.5e20, '-2.50e+20'],
  [null, ''], [undefined, ''], ['text', 'text'], [true, 'true']]));

test('a number is read back to four digits, and whole numbers to the last', () => {
  const { number, whole } = generator(1);
  for (let i = 0; i < 2000; i++) {
    const value = number();
    const back = unseparated(format.number(value));
    assert.ok(Math.abs(back - value) <= 0.0051 * Math.abs(value), value + ' as ' + format.number(value));
    if (Math.abs(value) >= 1e-4 && Math.abs(value) < 999.95) {
      assert.equal(format.number(value), String(Number(value.toPrecision(4))), String(value));
    }
    const middle = whole(1000, 9999999) / 1000 + 0.0005; // halves of the last digit, which no number is exactly
    assert.equal(format.p(middle / 10000), (middle / 10000).toFixed(middle < 100 ? 4 : 3));
    if (middle < 999.95) {
      assert.equal(format.number(middle), String(Number(middle.toPrecision(4))));
    }
    const count = whole(-1e9, 1e9);
    assert.equal(unseparated(format.number(count)), count);
    assert.match(format.number(count), /^-?\d{1,3}(,\d{3})*$/);
  }
});

test('shares', () => all(format.percent, [
  [0, '0 %'], [1, '100 %'], [0.5, '50 %'], [0.125, '12.5 %'], [0.12345, '12.3 %'], [0.05, '5 %'], [0.01234, '1.23 %'], [0.001, '0.1 %'], [-0.25, '-25 %'], [1.5, '150 %'],
  [0.99949, '99.9 %'], [0.9996, '> 99.9 %'], [0.9999999, '> 99.9 %'], [0.00004, '< 0.01 %'], [1e-12, '< 0.01 %'], [-1e-12, '0 %'],
  [null, ''], [undefined, ''], [Number.NaN, ''], ['0.5', '']]));

test('a share between none and all never reads as none or all', () => {
  const { next } = generator(2);
  for (let i = 0; i < 2000; i++) {
    const small = next() ** 8 || 0.5;
    for (const share of [small, 1 - small].filter((one) => one > 0 && one < 1)) {
      const text = format.percent(share);
      assert.ok(text !== '0 %' && text !== '100 %', share + ' as ' + text);
      assert.match(text, /^([<>] )?\d+(\.\d+)? %$/);
      if (/^\d/.test(text)) {
        assert.ok(Math.abs(parseFloat(text) - share * 100) <= 0.0501, share + ' as ' + text);
      }
    }
  }
});

test('intervals', () => {
  assert.equal(format.interval(0.5, 0.4, 0.6), '0.5 (0.4 to 0.6)');
  assert.equal(format.interval(1234, 1000, 2000), '1,234 (1,000 to 2,000)');
  assert.equal(format.interval(0.5, null, 0.6), '0.5');
  assert.equal(format.interval(null, 0.4, 0.6), ' (0.4 to 0.6)');
  assert.equal(format.interval(undefined), '');
});

test('p-values', () => all(format.p, [[0, '< 0.0001'], [0.00009, '< 0.0001'], [0.0001, '0.0001'], [0.00123, '0.0012'], [0.01, '0.010'], [0.0312, '0.031'], [1, '1.000'], [null, ''], [undefined, '']]));

test('sizes', () => all(format.bytes, [
  [0, '0 B'], [1, '1 B'], [1023, '1023 B'], [1024, '1.0 KiB'], [1536, '1.5 KiB'], [10240, '10 KiB'], [1048063, '1023 KiB'], [1048575, '1.0 MiB'], [1048576, '1.0 MiB'],
  [5 * 2 ** 30, '5.0 GiB'], [3 * 2 ** 40, '3.0 TiB'], [5000 * 2 ** 40, '5000 TiB'], [null, ''], ['7', '']]));

test('a size is read back within a twentieth, and below 1024 of its unit', () => {
  const { next } = generator(3);
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  for (let i = 0; i < 2000; i++) {
    const bytes = Math.floor(2 ** (next() * 49));
    const [number, unit] = format.bytes(bytes).split(' ');
    assert.ok(Math.abs(Number(number) * 1024 ** units.indexOf(unit) - bytes) <= 0.05 * bytes, bytes + ' as ' + format.bytes(bytes));
    assert.ok(Number(number) < 1024, bytes + ' as ' + format.bytes(bytes));
  }
});

test('durations', () => all(format.seconds, [
  [0, '0.00 s'], [0.004, '0.00 s'], [1.234, '1.23 s'], [12.34, '12.3 s'], [59.94, '59.9 s'], [59.96, '1 min 0 s'], [60, '1 min 0 s'], [61.4, '1 min 1 s'], [119.7, '2 min 0 s'],
  [3599.4, '59 min 59 s'], [3599.6, '1 h 0 min'], [3725, '1 h 2 min'], [7199.9, '2 h 0 min'], [360000, '100 h 0 min'], [null, ''], ['1', '']]));

test('no duration has sixty seconds or minutes', () => {
  const { next } = generator(4);
  for (let i = 0; i < 2000; i++) {
    const seconds = next() * 10 ** (next() * 6);
    const text = format.seconds(seconds);
    const parts = Object.fromEntries([...text.matchAll(/([\d.,]+) (h|min|s)/g)].map(([, number, unit]) => [unit, unseparated(number)]));
    assert.ok((parts.s ?? 0) < 60 && (parts.min ?? 0) < 60, seconds + ' as ' + text);
    const back = (parts.h ?? 0) * 3600 + (parts.min ?? 0) * 60 + (parts.s ?? 0);
    assert.ok(Math.abs(back - seconds) <= (parts.h ? 60 : parts.min ? 0.5 : 0.05), seconds + ' as ' + text);
  }
});

test('an instant is told in the time of the reader, with its zone', () => {
  const date = new Date('2026-11-07T10:05:00Z');
  const two = (number) => String(number).padStart(2, '0');
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];
  const told = date.getDate() + ' ' + months[date.getMonth()] + ' ' + date.getFullYear() + ', ' + two(date.getHours()) + ':' + two(date.getMinutes()) + ' ';
  assert.equal(format.time('2026-11-07T10:05:00Z').slice(0, told.length), told);
  assert.match(format.time('2026-11-07T10:05:00Z').slice(told.length), /^\S+$/);
  all(format.time, [['yesterday', 'yesterday'], ['', ''], [undefined, '']]);
});

test('cells', () => all(format.cell, [[null, ''], [undefined, ''], [1234, '1,234'], ['text', 'text'], [true, 'true'], [{ a: [1] }, '{"a":[1]}'], [[1, 'b'], '[1,"b"]']]));
