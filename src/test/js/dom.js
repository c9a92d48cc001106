'use strict';

/*
 * As much of a document as the report's scripts use, for tests without a browser: elements with attributes, children, text and events. Nothing is laid
 * out, every size is 0, and observers tell of what is in view at once. In a browser the tests run on its own document.
 */

class Node extends EventTarget {
  constructor() {
    super();
    this.parentNode = null;
    this.childNodes = [];
  }

  get firstChild() {
    return this.childNodes[0] ?? null;
  }

  get isConnected() {
    return this === globalThis.document.documentElement || (this.parentNode?.isConnected ?? false);
  }

  compareDocumentPosition(other) {
    const order = (node) => [node, ...node.childNodes.flatMap(order)];
    const all = order(globalThis.document);
    return all.indexOf(other) < all.indexOf(this) ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  }

  get textContent() {
    return this.childNodes.map((child) => child.textContent).join('');
  }

  set textContent(text) {
    this.replaceChildren(...(text === '' ? [] : [text]));
  }

  append(...children) {
    this.place(this.childNodes.length, children);
  }

  prepend(...children) {
    this.place(0, children);
  }

  after(...siblings) {
    this.parentNode.place(this.parentNode.childNodes.indexOf(this) + 1, siblings);
  }

  place(at, children) {
    const nodes = children.map((child) => (child instanceof Node ? child : new Text(String(child))));
    nodes.forEach((node) => node.remove());
    this.childNodes.splice(at, 0, ...nodes);
    nodes.forEach((node) => { node.parentNode = this; });
  }

  replaceChildren(...children) {
    this.childNodes.slice().forEach((child) => child.remove());
    this.append(...children);
  }

  remove() {
    if (this.parentNode) {
      this.parentNode.childNodes.splice(this.parentNode.childNodes.indexOf(this), 1);
      this.parentNode = null;
    }
  }
}

class Text extends Node {
  constructor(data) {
    super();
    this.data = data;
  }

  get textContent() {
    return this.data;
  }
}

/** A selector made of a tag, classes and attributes, or several of them behind commas. */
function matches(element, selector) {
  return selector.split(',').some((one) => {
    const [, tag, rest] = /^\s*([a-z0-9]*)(.*?)\s*$/.exec(one);
    return (tag === '' || element.tagName.toLowerCase() === tag) && [...rest.matchAll(/\.([\w-]+)|\[([\w-]+)(?:="(.*?)")?\]/g)].every(([, name, attribute, value]) =>
      (name ? element.classList.contains(name) : value === undefined ? element.hasAttribute(attribute) : element.getAttribute(attribute) === value));
  });
}

Object.assign(Node, { DOCUMENT_POSITION_PRECEDING: 2, DOCUMENT_POSITION_FOLLOWING: 4 });

class Element extends Node {
  constructor(tag) {
    super();
    this.tagName = tag.toUpperCase();
    this.attributes = new Map();
    this.style = { setProperty(name, value) { this[name] = value; } };
    this.clientWidth = 0;
    const names = () => new Set((this.getAttribute('class') ?? '').split(/\s+/).filter(Boolean));
    const set = (change) => (name) => {
      const all = names();
      all[change](name);
      this.setAttribute('class', [...all].join(' '));
    };
    this.classList = { contains: (name) => names().has(name), add: set('add'), remove: set('delete') };
  }

  get children() {
    return this.childNodes.filter((child) => child instanceof Element);
  }

  get firstElementChild() {
    return this.children[0] ?? null;
  }

  get id() {
    return this.getAttribute('id') ?? '';
  }

  get dataset() {
    return Object.fromEntries([...this.attributes].filter(([name]) => name.startsWith('data-')).map(([name, value]) => [name.slice(5), value]));
  }

  get checked() {
    return this.isChecked ?? this.hasAttribute('checked');
  }

  set checked(checked) {
    this.isChecked = checked;
  }

  get value() {
    return this.given ?? this.getAttribute('value') ?? '';
  }

  set value(value) {
    this.given = value;
  }

  get rows() {
    return this.children.filter((child) => child.tagName === 'TR');
  }

  hasAttribute(name) {
    return this.attributes.has(name);
  }

  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  setAttribute(name, value) {
    this.attributes.set(name, String(value));
  }

  removeAttribute(name) {
    this.attributes.delete(name);
  }

  querySelectorAll(selector) {
    return this.children.flatMap((child) => [...(matches(child, selector) ? [child] : []), ...child.querySelectorAll(selector)]);
  }

  querySelector(selector) {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  getBoundingClientRect() {
    return { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0 };
  }

  getContext() {
    return { measureText: (text) => ({ width: 7 * text.length }), clearRect() {}, fillRect() {}, getImageData: () => ({ data: [0, 0, 0, 255] }) };
  }

  click() {
    this.dispatchEvent(new Event('click'));
  }

  focus() {
    globalThis.document.activeElement = this;
    this.dispatchEvent(new Event('focus'));
  }
}

class Observer {
  constructor(callback) {
    this.callback = callback;
  }

  observe() {}

  disconnect() {}
}

class SightObserver extends Observer {
  observe() {
    setTimeout(() => this.callback([{ isIntersecting: true }]));
  }
}

/** Makes the globals that a browser has. */
exports.install = () => {
  const document = new Element('#document');
  Object.assign(document, {
    documentElement: new Element('html'), head: new Element('head'), body: new Element('body'), baseURI: 'https://ci.example/job/care/', readyState: 'complete',
    currentScript: null, activeElement: null,
    createElement: (tag) => new Element(tag), createElementNS: (namespace, tag) => new Element(tag),
    getElementById: (id) => document.querySelectorAll('[id="' + id + '"]')[0] ?? null,
  });
  document.documentElement.lang = 'en';
  document.append(document.documentElement);
  document.documentElement.append(document.head, document.body);
  const stored = new Map();
  const events = new EventTarget();
  require('node:events').setMaxListeners(0, events);
  Object.assign(globalThis, {
    window: globalThis, document, Node, HTMLElement: Element,
    IntersectionObserver: SightObserver, ResizeObserver: Observer, MutationObserver: Observer,
    matchMedia: () => new EventTarget(), requestAnimationFrame: (work) => setTimeout(work), getComputedStyle: () => ({ color: '#000', fontFamily: 'sans-serif' }),
    addEventListener: events.addEventListener.bind(events), dispatchEvent: events.dispatchEvent.bind(events),
    location: { origin: 'https://ci.example', search: '', hash: '', assign() {} },
    history: { replaceState() {} },
  });
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => stored.set(key, value) } });
};
