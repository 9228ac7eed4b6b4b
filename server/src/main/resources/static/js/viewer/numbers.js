import {millimetres, number, text} from './texts.js';

/** How the jaws meet, as rows. */
export function contacts(occlusion) {
  const head = ['', text('contactCount'), text('contactArea'), text('contactLeast')];
  return table(text('contacts', millimetres(occlusion.ContactDistance)), head, ['Upper', 'Lower'].map((jaw) => {
    const {Count: count, Area: area, Least: least} = occlusion[jaw];
    return [text(jaw.toLowerCase()), count, `${number(area, 1)} mm²`, millimetres(least)];
  }));
}

/** How two revisions differ, as rows. */
export function changes(difference) {
  return table(text('changes', difference.To, difference.From), ['', text('changeMean'), text('changePercentile'), text('changeMax')],
      ['Upper', 'Lower'].filter((jaw) => difference[jaw]).map((jaw) => {
        const {Mean: mean, Percentile95: most, Max: max} = difference[jaw];
        return [text(jaw.toLowerCase()), millimetres(mean), millimetres(most), millimetres(max)];
      }));
}

/** The colours of a model and the millimetres that they stand for. */
export function legend(stops) {
  const ends = stops.map(({Distance: distance}) => distance);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const bar = document.createElement('span');
  bar.className = 'bar';
  const places = stops.map(({Distance: distance, Color: color}) => `${color} ${((distance - least) / (most - least) * 100).toFixed(1)}%`);
  bar.style.background = `linear-gradient(to right, ${places.join(', ')})`;
  const words = [least, (least + most) / 2, most].map((value) => {
    const word = document.createElement('span');
    word.textContent = millimetres(value);
    return word;
  });
  return [bar, ...words];
}

function table(caption, head, rows) {
  const made = document.createElement('table');
  made.createCaption().textContent = caption;
  const titles = made.createTHead().insertRow();
  head.forEach((title) => {
    const cell = document.createElement(title ? 'th' : 'td');
    if (title) cell.scope = 'col';
    cell.textContent = title;
    titles.append(cell);
  });
  const body = made.createTBody();
  rows.forEach((row) => {
    const line = body.insertRow();
    row.forEach((text) => { line.insertCell().textContent = text; });
  });
  return made;
}
