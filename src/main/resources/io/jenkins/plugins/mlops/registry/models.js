/* Two versions are chosen by their boxes: the numbers below the table follow. A third choice takes the place of the first. */
(() => {
  'use strict';

  const chosen = [];

  document.addEventListener('change', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.classList.contains('mlops-choice')) {
      return;
    }
    const at = chosen.indexOf(box);
    if (at >= 0) {
      chosen.splice(at, 1);
    }
    if (box.checked) {
      chosen.push(box);
    }
    if (chosen.length > 2) {
      chosen.shift().checked = false;
    }
    const numbers = chosen.map((one) => Number(one.value)).sort((a, b) => a - b);
    if (numbers.length === 2) {
      [document.getElementById('mlops-a').value, document.getElementById('mlops-b').value] = numbers;
    }
  });
})();
