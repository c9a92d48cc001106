/* Numbers, sizes and times for a reader, in the language of the page. */
(function (mlops) {
  'use strict';

  /** A number in the locale of the page with these options of Intl.NumberFormat. */
  const local = (value, options) => mlops.intl(Intl.NumberFormat, mlops.text('locale'), options).format(value);

  const whole = (value) => local(value, { maximumFractionDigits: 0 });
  const rounded = (value, digits) => local(value, { maximumFractionDigits: digits, useGrouping: false });
  // Rounded by what the number is: Intl rounds what its shortest text says, and takes 42.025, which is a little less, to 42.03.
  const fixed = (value, digits) => local(Number(value.toFixed(digits)), { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false });

  const format = {};

  /** Whole numbers in full, others to four significant digits. */
  format.number = (value) => {
    if (typeof value !== 'number') {
      return value === null || value === undefined ? '' : String(value);
    }
    const size = Math.abs(value);
    if (Number.isInteger(value) && size < 1e15) {
      return whole(value + 0); // zero has no sign
    }
    if (size >= 1e15 || size < 1e-4) {
      return value.toExponential(2);
    }
    // From here on four digits are a whole number.
    return size >= 999.95 ? whole(value) : local(Number(value.toPrecision(4)), { maximumSignificantDigits: 4, useGrouping: false });
  };

  format.percent = (share) => {
    if (!mlops.isNumber(share)) {
      return '';
    }
    const percent = share * 100;
    const digits = percent === 0 || percent === 100 || Math.abs(percent) >= 10 ? 1 : 2;
    const near = Number(percent.toFixed(digits));
    // Rounding must not turn "almost all" into "all".
    if (share < 1 && near === 100) {
      return mlops.text('format.almostAll', { percent: fixed(99.9, 1) });
    }
    if (share > 0 && near === 0) {
      return mlops.text('format.almostNone', { percent: fixed(0.01, 2) });
    }
    return mlops.text('format.percent', { percent: rounded(near + 0, digits) });
  };

  format.interval = (value, low, high) => (mlops.isNumber(low) && mlops.isNumber(high)
    ? mlops.text('format.interval', { value: format.number(value), low, high }) : format.number(value));

  format.p = (value) => (!mlops.isNumber(value) ? '' : value < 0.0001 ? '< ' + fixed(0.0001, 4) : fixed(value, value < 0.01 ? 4 : 3));

  const UNITS = ['bytes.b', 'bytes.kib', 'bytes.mib', 'bytes.gib', 'bytes.tib'];

  format.bytes = (bytes) => {
    if (!mlops.isNumber(bytes)) {
      return '';
    }
    let size = bytes;
    let unit = 0;
    // What would be written as 1024 is one of the next unit.
    while (Math.round(size) >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return mlops.text(UNITS[unit], { size: unit === 0 ? rounded(size, 20) : fixed(size, size < 10 ? 1 : 0) });
  };

  format.seconds = (seconds) => {
    if (!mlops.isNumber(seconds)) {
      return '';
    }
    if (seconds < 59.95) {
      return mlops.text('format.seconds', { seconds: fixed(seconds, seconds < 10 ? 2 : 1) });
    }
    const all = Math.round(seconds);
    const minutes = Math.floor(all / 60);
    return minutes < 60 ? mlops.text('format.minutes', { minutes, seconds: all % 60 })
      : mlops.text('format.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  };

  /** An instant in the reader's time zone, with the zone. */
  format.time = (iso) => {
    const date = new Date(iso);
    const locale = mlops.text('locale.dates');
    return Number.isNaN(date.getTime()) ? String(iso || '')
      : date.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }) + ' '
        + (date.toLocaleTimeString(locale, { timeZoneName: 'short' }).split(' ').pop());
  };

  /** Any value of a cell. */
  format.cell = (value) => {
    if (value === null || value === undefined) {
      return '';
    }
    if (typeof value === 'number') {
      return format.number(value);
    }
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };

  mlops.format = format;
})(window.mlopsReport = window.mlopsReport || {});
