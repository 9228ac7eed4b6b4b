const PATIENCE = 60;

const millimetres = (value) => value === null || value === undefined ? '-' : `${value.toFixed(2)} mm`;

/** Something that went wrong, in words for whoever looks at the page. */
export class Told extends Error {}

/** Asks until what is being measured is there. What goes wrong is {@link Told}, by the server's words where it has any. */
export async function asked(url, isWanted) {
  for (let turn = 0; turn < PATIENCE && isWanted(); turn++) {
    const answer = await fetch(url, {headers: {Accept: 'application/json'}});
    if (answer.redirected) throw new Told('You are not signed in any more; load the page again.');
    const body = await answer.json();
    if (answer.ok) return body.Data;
    if (!answer.headers.has('Retry-After')) throw new Told(body.Message);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Told('This takes longer than usual; choose it again in a while.');
}

/** How the jaws meet, as rows. */
export function contacts(occlusion) {
  return table('Contacts within ' + millimetres(occlusion.ContactDistance), ['', 'Contacts', 'Area', 'Least'], ['Upper', 'Lower'].map((jaw) => {
    const {Count: count, Area: area, Least: least} = occlusion[jaw];
    return [jaw, count, `${area.toFixed(1)} mm²`, millimetres(least)];
  }));
}

/** How two revisions differ, as rows. */
export function changes(difference) {
  return table(`Revision ${difference.To} beside ${difference.From}`, ['', 'Mean', '95 %', 'Max'],
      ['Upper', 'Lower'].filter((jaw) => difference[jaw]).map((jaw) => {
        const {Mean: mean, Percentile95: most, Max: max} = difference[jaw];
        return [jaw, millimetres(mean), millimetres(most), millimetres(max)];
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
    const cell = document.createElement('th');
    cell.scope = 'col';
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
