/* Numbers, sizes and times for a reader. */
(function (mlops) {
  'use strict';

  const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
  const format = {};

  /** Whole numbers in full, others to four significant digits. */
  format.number = (value) => {
    if (typeof value !== 'number') {
      return value === null || value === undefined ? '' : String(value);
    }
    const size = Math.abs(value);
    if (Number.isInteger(value) && size < 1e15) {
      return whole.format(value);
    }
    if (size >= 1e15 || size < 1e-4) {
      return value.toExponential(2);
    }
    return size >= 1000 ? whole.format(value) : String(Number(value.toPrecision(4)));
  };

  format.percent = (share) => {
    if (!mlops.isNumber(share)) {
      return '';
    }
    const percent = share * 100;
    const digits = percent === 0 || percent === 100 || Math.abs(percent) >= 10 ? 1 : 2;
    const text = percent.toFixed(digits);
    // Rounding must not turn "almost all" into "all".
    if (share < 1 && Number(text) === 100) {
      return '> 99.9 %';
    }
    if (share > 0 && Number(text) === 0) {
      return '< 0.01 %';
    }
    return Number(text) + ' %';
  };

  format.interval = (value, low, high) =>
    format.number(value) + (mlops.isNumber(low) && mlops.isNumber(high) ? ' (' + format.number(low) + ' to ' + format.number(high) + ')' : '');

  format.p = (value) => (!mlops.isNumber(value) ? '' : value < 0.0001 ? '< 0.0001' : value.toFixed(value < 0.01 ? 4 : 3));

  format.bytes = (bytes) => {
    if (!mlops.isNumber(bytes)) {
      return '';
    }
    let size = bytes;
    for (const unit of ['B', 'KiB', 'MiB', 'GiB', 'TiB']) {
      if (size < 1024 || unit === 'TiB') {
        return (unit === 'B' ? size : size.toFixed(size < 10 ? 1 : 0)) + ' ' + unit;
      }
      size /= 1024;
    }
    return '';
  };

  format.seconds = (seconds) => {
    if (!mlops.isNumber(seconds)) {
      return '';
    }
    if (seconds < 60) {
      return seconds.toFixed(seconds < 10 ? 2 : 1) + ' s';
    }
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? minutes + ' min ' + Math.round(seconds % 60) + ' s' : Math.floor(minutes / 60) + ' h ' + (minutes % 60) + ' min';
  };

  /** An instant in the reader's time zone, with the zone. */
  format.time = (iso) => {
    const date = new Date(iso);
    return Number.isNaN(date.getTime()) ? String(iso || '')
      : date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }) + ' '
        + (date.toLocaleTimeString('en-GB', { timeZoneName: 'short' }).split(' ').pop());
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

  format.plural = (count, one, many) => whole.format(count) + ' ' + (count === 1 ? one : many || one + 's');

  mlops.format = format;
})(window.mlopsReport = window.mlopsReport || {});
