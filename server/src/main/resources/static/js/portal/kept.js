import {hush, tell, way} from './told.js';

// A form is sent once. Until the answer is there its fields are kept in the tab: when the session was lost on the way, the next page is of another one, and offers them.

const KEPT = 'archway-kept';
const {person, since} = document.body.dataset; // who is signed in, and since when the session is there

function keep(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => name !== '_csrf' && typeof value === 'string');
  const action = form.dataset.draft ?? form.getAttribute('action');
  sessionStorage.setItem(KEPT, JSON.stringify({person, since, action, draft: 'draft' in form.dataset, fields}));
}

/** Whether what is in a form may wait in the tab: no secrets, no files, and nothing of the frame. */
function canWait(form) {
  return form.method === 'post' && form.closest('main') && !form.querySelector('input[type=password], input[type=file]');
}

function send({action, fields}) {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  form.hidden = true;
  const csrf = document.querySelector('input[name=_csrf]').value;
  for (const [name, value] of [...fields, ['_csrf', csrf]]) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

function offer() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  sessionStorage.removeItem(KEPT);
  if (kept?.person !== person || kept.since === since) return;
  tell('kept', way(kept.draft ? 'keptGoOn' : 'keptSend', () => send(kept)), way('keptDrop', () => hush('kept')));
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  if (canWait(form)) keep(form);
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

// Parts of pages are asked for by htmx.
document.addEventListener('htmx:beforeOnLoad', ({detail: {elt, xhr}}) => {
  if (xhr.responseURL.includes('/login')) location.reload(); // the session is over
  if (xhr.status === 403 && xhr.getResponseHeader('HX-Redirect') && elt.matches('form') && canWait(elt)) keep(elt);
});
document.addEventListener('htmx:sendError', () => tell('away'));
document.addEventListener('htmx:responseError', ({detail: {xhr}}) => {
  if (!xhr.getResponseHeader('HX-Redirect') && !xhr.getResponseHeader('HX-Refresh')) tell('failed');
});
document.addEventListener('htmx:afterOnLoad', ({detail: {successful}}) => { if (successful) hush('away', 'failed'); });

if (person) offer();
