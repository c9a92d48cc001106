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

/* A form that changes an alias: Jenkins' dialog says what will happen before it is sent. What would be refused is sent at once: the page comes back with the reason. */
(() => {
  'use strict';

  const plan = async (form) => {
    const fields = new URLSearchParams([...form.elements].filter((field) => field.name).map((field) => [field.name, field.value]));
    fields.set('form', form.getAttribute('name'));
    const answer = await fetch(form.dataset.plan, { method: 'post', body: fields });
    return answer.ok ? answer.json() : null;
  };

  const send = (form) => HTMLFormElement.prototype.submit.call(form);

  /* What was agreed to goes with the form: where it is not what would happen any more, the page comes back and says so. */
  const sendAgreed = (form, text) => {
    const agreed = document.createElement('input');
    agreed.type = 'hidden';
    agreed.name = 'agreed';
    agreed.value = text;
    form.append(agreed);
    send(form);
  };

  const ask = async (form, button) => {
    const planned = await plan(form).catch(() => null);
    if (planned === null) {
      window.dialog.alert(form.dataset.unknown);
    } else if (planned.refused) {
      send(form);
    } else {
      const options = { message: planned.text, okText: button.textContent, type: form.dataset.destructive ? 'destructive' : 'default' };
      window.dialog.confirm(planned.title, options).then(() => sendAgreed(form, planned.text), () => button.focus());
    }
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form instanceof HTMLFormElement && form.classList.contains('mlops-confirm') && window.dialog) {
      event.preventDefault();
      ask(form, form.querySelector('button'));
    }
  });
})();
