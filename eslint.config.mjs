import js from '@eslint/js';

const named = (names, value) => Object.fromEntries(names.split(' ').map((name) => [name, value]));

const browser = named('window document console URL URLSearchParams Node HTMLElement HTMLFormElement HTMLInputElement IntersectionObserver ResizeObserver MutationObserver getComputedStyle fetch DOMParser', 'readonly');
const node = named('require module exports __dirname process setTimeout setImmediate Event EventTarget', 'readonly');

const rules = {
  'array-callback-return': 'error',
  'consistent-return': 'error',
  'curly': 'error',
  'default-case-last': 'error',
  'dot-notation': 'error',
  'eqeqeq': 'error',
  'no-alert': 'error',
  'no-array-constructor': 'error',
  'no-constructor-return': 'error',
  'no-else-return': ['error', { allowElseIf: false }],
  'no-eval': 'error',
  'no-implicit-coercion': 'error',
  'no-implied-eval': 'error',
  'no-inner-declarations': 'error',
  'no-lonely-if': 'error',
  'no-loop-func': 'error',
  'no-new-func': 'error',
  'no-object-constructor': 'error',
  'no-promise-executor-return': 'error',
  'no-script-url': 'error',
  'no-self-compare': 'error',
  'no-sequences': 'error',
  'no-shadow': 'error',
  'no-template-curly-in-string': 'error',
  'no-throw-literal': 'error',
  'no-undef-init': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unneeded-ternary': 'error',
  'no-unused-expressions': 'error',
  'no-use-before-define': ['error', { functions: false, variables: false, classes: false }],
  'no-useless-concat': 'error',
  'no-useless-rename': 'error',
  'no-useless-return': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'prefer-object-has-own': 'error',
  'prefer-promise-reject-errors': 'error',
  'prefer-rest-params': 'error',
  'prefer-spread': 'error',
  'require-atomic-updates': 'error',
  'strict': ['error', 'safe'],
};

/** Texts stand in messages-*.js: a child of an element, or an attribute that is read out, is no literal with letters in it. */
const message = 'A text belongs into messages-en.js.';
const texts = [
  { selector: 'CallExpression[callee.name=/^(h|svg)$/] > Literal.arguments[value=/[A-Za-z]/]:not(:first-child)', message },
  { selector: 'CallExpression[callee.property.name=/^(h|svg)$/] > Literal.arguments[value=/[A-Za-z]/]:not(:first-child)', message },
  { selector: 'CallExpression[callee.property.name=/^(note|details|table)$/] > Literal.arguments[value=/[A-Za-z]/]', message },
  { selector: 'CallExpression[callee.object.name="column"] > Literal.arguments:first-child', message },
  { selector: 'Property[key.value=/^(aria-label|data-label)$/] > Literal.value', message },
  { selector: 'Property[key.name=/^(title|placeholder)$/] > Literal.value', message },
  { selector: 'NewExpression[callee.name="Error"] > Literal.arguments', message },
  { selector: 'TemplateLiteral', message },
];

/** Nothing of a document may become markup or code. */
const markup = [...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'createContextualFragment', 'srcdoc'].map((property) => ({ property })), { object: 'document', property: 'write' }]
  .map((restricted) => ({ ...restricted, message: 'Nothing becomes markup from a string.' }));

export default [
  { ignores: ['**/target/', '**/work/', '.verify/'] },
  js.configs.recommended,
  { rules, linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['src/main/resources/**/*.js'],
    languageOptions: { ecmaVersion: 2022, sourceType: 'script', globals: browser },
    rules: { 'no-restricted-syntax': ['error', ...texts], 'no-restricted-properties': ['error', ...markup] },
  },
  {
    files: ['src/test/js/**/*.js'],
    languageOptions: { ecmaVersion: 2022, sourceType: 'commonjs', globals: { ...browser, ...node } },
    // Addresses that must not be followed are what is tested; and tests run one after another, so what they replace meanwhile nobody else changes.
    rules: { 'no-script-url': 'off', 'require-atomic-updates': 'off', 'no-unmodified-loop-condition': 'off' },
  },
  {
    files: ['src/test/js/browser/*.js'],
    languageOptions: { sourceType: 'script', globals: browser },
    rules: { strict: ['error', 'global'] },
  },
];
