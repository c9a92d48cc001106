'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const mlops = require('./report.js');

/** Charts that are drawn by a stand-in for the chart library, which lists what it is asked for: the name of the chart and its renderer. */
function page(points) {
  const asked = [];
  const before = window.echarts;
  window.echarts = { init: (canvas, theme, { renderer }) => ({
    setOption: (option) => asked.push(option.name + ' ' + renderer), resize() {}, on() {}, dispose: () => asked.push('away'), dispatchAction() {} }) };
  const figures = points.map((count, i) => mlops.chart({ label: 'chart ' + i, height: 100, points: count, option: () => ({ name: i }) }));
  figures.forEach((figure) => Object.defineProperty(figure.querySelector('.mlops-canvas'), 'clientWidth', { value: 600 }));
  return { asked, figures, end: () => {
    figures.forEach((figure) => { figure.dispose(); figure.remove(); });
    window.echarts = before;
  } };
}

/** Until so many things were asked for; not for ever. */
async function until(asked, count) {
  for (let i = 0; i < 200 && asked.length < count; i++) {
    await new Promise((done) => { setTimeout(done, 20); });
  }
}

async function print() {
  window.dispatchEvent(new Event('beforeprint'));
  await Promise.resolve();
  window.dispatchEvent(new Event('afterprint'));
}

test('charts are drawn from the top of the page, those of very many points as pixels, but on paper', async () => {
  const { asked, figures, end } = page([0, 1000, 1001]);
  // They come into view in the order in which they were made, which is not that of the page.
  document.body.append(...figures.slice().reverse());
  await until(asked, 3);
  await print();
  const found = asked.slice(0, 7); // a browser draws them once more, in the colours of the screen
  end();
  assert.deepEqual(found, ['2 canvas', '1 svg', '0 svg', '0 svg', '1 svg', 'away', '2 svg']);
});

test('on paper charts stand that nobody has looked at', async () => {
  const { asked, figures, end } = page([0, 5000]);
  document.body.append(figures[1]);
  mlops.beforePrint.push(() => document.body.append(figures[0]));
  await print();
  mlops.beforePrint.pop();
  const found = asked.slice(0, 2);
  end();
  assert.deepEqual(found, ['0 svg', '1 svg']);
});
