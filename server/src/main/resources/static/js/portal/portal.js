const language = document.documentElement.lang;
const role = document.body.dataset.role;

const RELATIVE = new Intl.RelativeTimeFormat(language, {numeric: 'auto', style: 'short'});
const EXACT = new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'short'});
const DAY = new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeZone: 'UTC'});
const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60]];
const A_WEEK = 7 * 86400;

/** Times as the reader's clock has them: lately in words, else as a date; the exact one in the title. */
function times(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime);
    const seconds = (at - Date.now()) / 1000;
    time.title = EXACT.format(at);
    if ('day' in time.dataset) time.textContent = DAY.format(at);
    else if ('relative' in time.dataset && Math.abs(seconds) < A_WEEK) time.textContent = relative(seconds);
    else time.textContent = EXACT.format(at);
  }
}

function relative(seconds) {
  const [unit, length] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['minute', 60];
  return RELATIVE.format(Math.round(seconds / length), unit);
}

/** Lines of orders that move are read anew, and flash once. */
function live(table) {
  const changes = new EventSource(table.dataset.live);
  changes.addEventListener('moved', async ({data: order}) => {
    const line = document.getElementById(`order-${order}`);
    if (!line) return;
    const answer = await fetch(`/orders/${order}/line`);
    if (!answer.ok || answer.redirected) return;
    const holder = document.createElement('tbody');
    holder.innerHTML = await answer.text();
    const fresh = holder.firstElementChild;
    times(fresh);
    line.replaceWith(fresh);
    fresh.classList.add('changed');
  });
  addEventListener('pagehide', () => changes.close());
}

/** A page of one order that waits or may move: it is loaded anew when it did, unless somebody is typing. */
function follow(page) {
  const changes = new EventSource('/orders/changes');
  changes.addEventListener('moved', ({data: order}) => {
    if (order !== page.dataset.follows) return;
    if (page.dataset.waits) location.reload();
    else document.getElementById('moved').hidden = false;
  });
  addEventListener('pagehide', () => changes.close());
}

const lines = () => [...document.querySelectorAll('.rows a.open')];

function step(by) {
  const all = lines();
  const at = all.indexOf(document.activeElement);
  all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

const GOES = {
  clinic: {o: '/orders', p: '/patients', c: '/connections', s: '/settings'},
  lab: {i: '/inbox', o: '/orders', s: '/settings'},
  modeler: {m: '/modeling', s: '/settings'},
  administrator: {a: '/administration', s: '/settings'},
};

const KEYS = {
  '/': () => document.getElementById('find')?.focus(),
  '?': () => document.getElementById('keys').showModal(),
  j: () => step(1),
  k: () => step(-1),
  n: () => { if (role === 'clinic') location.href = '/rx/new'; },
};

let going = 0;
document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]')) return;
  if (event.key === 'g') {
    going = event.timeStamp;
    return;
  }
  const goal = event.timeStamp - going < 1000 ? GOES[role]?.[event.key] : undefined;
  going = 0;
  if (goal) location.href = goal;
  else if (KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

for (const select of document.querySelectorAll('select[data-submits]')) {
  select.onchange = () => select.form.submit();
  select.form.classList.add('alone');
}
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.person[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
for (const button of document.querySelectorAll('[data-copies]')) {
  button.onclick = () => navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
}
document.addEventListener('htmx:afterSwap', (event) => times(event.target.closest('#list') ?? document));
document.addEventListener('htmx:beforeOnLoad', (event) => {
  if (event.detail.xhr.responseURL.includes('/login')) location.reload(); // the session is over
});

times(document);
for (const table of document.querySelectorAll('[data-live]')) live(table);
for (const page of document.querySelectorAll('[data-follows]')) follow(page);
