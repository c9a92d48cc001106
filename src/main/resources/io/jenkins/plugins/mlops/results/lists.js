/* Forms that only ask: their address holds what a reader asked for. Jenkins adds a crumb to every form, which has no place in an address. */
(() => {
  'use strict';

  /** How long a reader may stop between two letters, in milliseconds. */
  const PAUSE = 250;
  const waiting = new WeakMap();

  const addressOf = (form) => {
    const address = new URL(form.getAttribute('action'), document.baseURI);
    const asked = [...form.elements].filter((field) => field.name && (field.type !== 'hidden' || field.classList.contains('mlops-asked')));
    address.search = new URLSearchParams(asked.map((field) => [field.name, field.value]));
    return address;
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form instanceof HTMLFormElement && form.classList.contains('mlops-compare')) {
      event.preventDefault();
      window.location.assign(addressOf(form));
    }
  });

  /** Shows what the form asks for in place of what is shown; the address says so, too. An answer that comes too late is dropped. */
  async function show(form, turn) {
    const address = addressOf(form);
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : '', 'text/html');
    const found = page.getElementById('mlops-found');
    if (found && waiting.get(form) === turn) {
      document.getElementById('mlops-count').textContent = page.getElementById('mlops-count').textContent;
      document.getElementById('mlops-found').replaceWith(found);
      window.Behaviour?.applySubtree(found, true);
      window.history.replaceState(null, '', address);
    }
  }

  document.addEventListener('input', (event) => {
    const form = event.target.form;
    if (form?.classList.contains('mlops-live')) {
      const turn = {};
      waiting.set(form, turn);
      window.setTimeout(() => waiting.get(form) === turn && show(form, turn).catch(() => form.requestSubmit()), PAUSE);
    }
  });

  // Without this script the button asks.
  document.addEventListener('DOMContentLoaded', () => [...document.getElementsByClassName('mlops-live')].forEach((form) => { form.querySelector('button').hidden = true; }));
})();
