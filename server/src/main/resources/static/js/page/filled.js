/** A text of the page with values in the places of {0}, {1} ... */
export const filled = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);
