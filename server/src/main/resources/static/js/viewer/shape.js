const SVG = 'http://www.w3.org/2000/svg';

/** A shape to be drawn over the picture. */
export function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}
