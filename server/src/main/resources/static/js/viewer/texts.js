const texts = document.getElementById('texts').dataset;
const language = document.documentElement.lang;

/** A text of the page in its language, with values in the places of $1, $2 ... */
export function text(name, ...values) {
  return texts[name].replace(/\$(\d)/g, (_, place) => values[place - 1]);
}

/** A number as the page's language writes it. */
export function number(value, digits) {
  return new Intl.NumberFormat(language, {minimumFractionDigits: digits, maximumFractionDigits: digits}).format(value);
}

export const millimetres = (value) => value === null || value === undefined ? '-' : `${number(value, 2)} mm`;
