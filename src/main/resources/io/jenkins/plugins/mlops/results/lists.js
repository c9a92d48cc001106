/* Forms that only ask: their address holds what a reader asked for. Jenkins adds a crumb to every form, which has no place in an address. */
document.addEventListener('submit', (event) => {
  'use strict';
  const form = event.target;
  if (form instanceof HTMLFormElement && form.classList.contains('mlops-compare')) {
    event.preventDefault();
    const address = new URL(form.getAttribute('action'), document.baseURI);
    const asked = [...form.elements].filter((field) => field.name && field.type !== 'hidden');
    address.search = new URLSearchParams(asked.map((field) => [field.name, field.value]));
    window.location.assign(address);
  }
});
