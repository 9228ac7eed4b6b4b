import './keys.js';
import './kept.js';
import {follow, live} from './live.js';
import {times} from './times.js';

for (const select of document.querySelectorAll('select[data-submits]')) select.onchange = () => select.form.submit();

document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.person[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// A secret that is shown once: into the clipboard, or marked where the browser lets no script do that.
for (const button of document.querySelectorAll('button[data-copy]')) {
  const secret = document.getElementById(button.dataset.copy);
  const said = document.getElementById(`${button.dataset.copy}-said`);
  button.hidden = false;
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(secret.textContent);
      said.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(secret);
      said.textContent = button.dataset.failed;
    }
  };
}

// What htmx puts into a page: its times in the reader's words, the focus on the first of more lines, the count said aloud.
let before = null;
document.addEventListener('htmx:beforeSwap', ({detail: {target}}) => { before = target.matches('tr.more') ? target.previousElementSibling : null; });
document.addEventListener('htmx:afterSwap', ({target}) => {
  times(target.closest('#list') ?? document);
  before?.nextElementSibling?.querySelector('a.open')?.focus();
  const said = document.getElementById('said');
  const count = document.querySelector('#list .count');
  if (said && count) said.textContent = count.textContent;
});

for (const region of document.querySelectorAll('[data-live]')) live(region);
for (const page of document.querySelectorAll('[data-follows]')) follow(page);
