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

const AT_ONCE = 300; // milliseconds in which moves are gathered

const AGAIN = 5000; // milliseconds until a stream that was refused is asked for once more

/**
 * Tells of orders that move, as long as the page is there. When the line breaks, the browser itself comes back; when the server refuses, as one that is just starting
 * does, this does. What moved meanwhile nobody told: it is to be looked for, which is what `missed` does.
 */
function listen(address, moved, missed) {
  let changes = null;
  let again = 0;
  let isBroken = false;
  const open = () => {
    changes = new EventSource(address);
    changes.addEventListener('moved', ({data: order}) => moved(order));
    changes.onopen = () => {
      if (isBroken) missed();
      isBroken = false;
    };
    changes.onerror = async () => {
      isBroken = true;
      if (changes.readyState !== EventSource.CLOSED) return;
      if (await isSignedOut()) sayAgain();
      else again = setTimeout(open, AGAIN);
    };
  };
  open();
  addEventListener('pagehide', () => {
    clearTimeout(again);
    changes.close();
  });
}

/** Whether this page would lead to the sign-in now; a server that does not answer has not said so. */
async function isSignedOut() {
  try {
    return (await fetch(location.href, {method: 'HEAD'})).redirected;
  } catch {
    return false;
  }
}

/** Says that nothing moves here any more until somebody has signed in again. */
function sayAgain() {
  document.getElementById('main').prepend(document.getElementById('signed-out').content.cloneNode(true));
}

/** A list that stays true while one looks: orders that move are read anew and flash once, and those that are new to it come in. */
function live(region) {
  const {id} = region;
  const whole = 'liveWhole' in region.dataset;
  const moved = new Set();
  let due = 0;
  const now = () => document.getElementById(id); // htmx may have put another one there
  const missed = () => whole ? readAll(now(), []) : catchUp(now());
  listen(region.dataset.live, (order) => {
    moved.add(order);
    due ||= setTimeout(async () => {
      due = 0;
      const orders = [...moved];
      moved.clear();
      if (whole) await readAll(now(), orders);
      else await readLines(now(), orders);
    }, AT_ONCE);
  }, missed);
}

/** The same list as it would be if the page were loaded now; null when that is refused. */
async function fresh(region) {
  const answer = await fetch(location.href);
  if (!answer.ok || answer.redirected) return null;
  return new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(region.id);
}

/** A list in groups, whose lines come and go: all of it anew, with the focus where it was. */
async function readAll(region, orders) {
  const now = await fresh(region);
  if (!now) return;
  const focus = region.contains(document.activeElement) ? document.activeElement : null;
  const line = focus?.closest('tr')?.id;
  const typed = [...region.querySelectorAll('input:not([type=checkbox], [type=hidden])')].filter((field) => field.form && field.value !== field.defaultValue);
  region.replaceChildren(...now.childNodes);
  for (const {name, value, form} of typed) {
    const field = region.querySelector(`form[action="${form.getAttribute('action')}"] [name="${name}"]`);
    if (field) field.value = value;
  }
  times(region);
  if (line) document.getElementById(line)?.querySelector(focus.name ? `[name="${focus.name}"]` : focus.localName)?.focus();
  for (const order of orders) document.getElementById(`order-${order}`)?.classList.add('changed');
  region.dispatchEvent(new Event('archway:read'));
}

/** A list that may have been lengthened: lines that are there one by one, the others as the first page has them. */
async function readLines(region, orders) {
  const unknown = [];
  for (const order of orders) {
    const line = document.getElementById(`order-${order}`);
    if (!line) unknown.push(order);
    else await readLine(line, order);
  }
  const now = unknown.length > 0 ? await fresh(region) : null;
  if (now) takeIn(region, now, unknown.map((order) => now.querySelector(`#order-${order}`)).filter(Boolean));
}

/** A list after a while in which nobody told what moved: lines that are on its first page as they are there, the others one by one. */
async function catchUp(region) {
  const now = await fresh(region);
  if (!now) return;
  for (const line of region.querySelectorAll('#rows tr[id]')) {
    const read = now.querySelector(`#${line.id}`);
    if (read) put(line, read, line.querySelector('.chip').textContent !== read.querySelector('.chip').textContent);
    else await readLine(line, line.id.slice('order-'.length));
  }
  takeIn(region, now, [...now.querySelectorAll('#rows tr[id]')].filter(({id}) => !document.getElementById(id)));
}

/** Lines of the list as it is now that are new to this one, in their places. */
function takeIn(region, now, lines) {
  if (lines.length === 0) return;
  const rows = region.querySelector('#rows');
  if (!rows) {
    region.replaceChildren(...now.childNodes);
    window.htmx?.process(region);
  } else {
    for (const line of lines.reverse()) rows.insertBefore(line, here(rows, line.nextElementSibling));
    region.querySelector('.count')?.replaceWith(now.querySelector('.count'));
  }
  times(region);
  lines.forEach((line) => line.classList.add('changed'));
}

async function readLine(line, order) {
  const answer = await fetch(`/orders/${order}/line`);
  if (!answer.ok || answer.redirected) return;
  const holder = document.createElement('tbody');
  holder.innerHTML = await answer.text();
  put(line, holder.firstElementChild, true);
}

/** A line as it is now in the place of what it was. */
function put(line, read, isNews) {
  times(read);
  line.replaceWith(read);
  if (isNews) read.classList.add('changed');
}

/** The first of these lines that is in the list already; its end when there is none. */
function here(rows, next) {
  for (let line = next; line; line = line.nextElementSibling) {
    const known = line.id ? document.getElementById(line.id) : null;
    if (known) return known;
  }
  return rows.querySelector('.more');
}

/** A page of one order that waits or may move: it is loaded anew when it did, unless somebody is typing. */
function follow(page) {
  const tell = () => {
    if (page.dataset.waits) location.reload();
    else document.getElementById('moved').hidden = false;
  };
  const moves = (sheet) => sheet.querySelectorAll('.timeline li').length;
  listen('/orders/changes', (order) => {
    if (order === page.dataset.follows) tell();
  }, async () => {
    const now = await fresh(page);
    if (now && moves(now) !== moves(page)) tell();
  });
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
  modeler: {m: '/modeling', f: '/milling', s: '/settings'},
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
for (const region of document.querySelectorAll('[data-live]')) live(region);
for (const page of document.querySelectorAll('[data-follows]')) follow(page);
