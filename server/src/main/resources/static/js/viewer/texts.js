import {filled} from '../page/filled.js';

const texts = document.getElementById('texts').dataset;
const language = document.documentElement.lang;

/** A text of the page in its language, with values in its places */
export function text(name, ...values) {
  return filled(texts[name], ...values);
}

/** A number as the page's language writes it. */
export function number(value, digits) {
  return new Intl.NumberFormat(language, {minimumFractionDigits: digits, maximumFractionDigits: digits}).format(value);
}

export const millimetres = (value) => value === null || value === undefined ? '-' : `${number(value, 2)} mm`;
