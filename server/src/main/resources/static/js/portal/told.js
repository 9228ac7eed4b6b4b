const note = document.getElementById('told');

/** Says on the page what could not be done, and what there is to do about it: a text that the frame has, and a way on. */
export function tell(name, ...ways) {
  const text = document.createElement('p');
  text.textContent = note.dataset[name];
  note.replaceChildren(text, ...ways);
  note.dataset.told = name;
  note.hidden = false;
}

/** Takes one of these notes away, if one is there. */
export function hush(...names) {
  if (names.includes(note.dataset.told)) note.hidden = true;
}

/** A button in a note, with a text that the frame has. */
export function way(name, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = note.dataset[name];
  button.onclick = act;
  return button;
}
