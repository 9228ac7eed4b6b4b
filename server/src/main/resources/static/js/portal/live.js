import {hush, tell, way} from './told.js';
import {times} from './times.js';

const AT_ONCE = 300; // milliseconds in which moves are gathered
const AGAIN = 5000; // milliseconds until a stream that was refused is asked for once more
const BY_ITSELF = {headers: {'Archway-Live': 'yes'}}; // nobody uses the page because of it

/**
 * Hears which orders move while the page is looked at. A page that is hidden hears nothing and holds no connection; when it can be seen again, or the stream was broken,
 * what was missed is made up for. The first stream begins where the page was made, so that no move is lost between the two.
 *
 * @param {string} path of the stream
 * @param {(order: string) => void} moved
 * @param {() => void} missed somebody may have moved what this page shows
 */
function listen(path, moved, missed) {
  let isBehind = false;
  let changes = null;
  let again = 0;
  const open = () => {
    if (changes || document.hidden) return;
    changes = new EventSource(isBehind ? path : `${path}?heard=${document.body.dataset.heard}`);
    changes.addEventListener('moved', ({data: order}) => moved(order));
    changes.addEventListener('missed', missed);
    changes.onopen = () => {
      if (isBehind) missed();
      isBehind = true; // when it opens once more
      hush('over');
    };
    changes.onerror = async () => {
      isBehind = true;
      if (changes?.readyState !== EventSource.CLOSED) return; // the browser comes back by itself
      changes = null;
      if (await isSignedOut()) tell('over', way('signIn', () => location.reload()));
      else again = setTimeout(open, AGAIN); // a server that is just starting refuses
    };
  };
  const close = () => {
    clearTimeout(again);
    changes?.close();
    changes = null;
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  open();
}

/** Whether this page would lead to the sign-in now; a server that does not answer has not said so. */
async function isSignedOut() {
  try {
    return (await fetch(location.href, {...BY_ITSELF, method: 'HEAD'})).redirected;
  } catch {
    return false;
  }
}

/** A list that stays true while one looks: orders that move are read anew and flash once, and those that are new to it come in. */
export function live(region) {
  const {id} = region;
  const whole = 'liveWhole' in region.dataset;
  const moved = new Set();
  let missed = false;
  let due = 0;
  let reading = Promise.resolve();
  const read = async () => {
    const orders = [...moved];
    const all = missed;
    moved.clear();
    missed = false;
    try {
      const now = document.getElementById(id); // htmx may have put another one there
      if (whole) await readAll(now, orders);
      else await readLines(now, orders, all);
    } catch {
      for (const order of orders) moved.add(order); // with the next that moves
      missed ||= all;
    }
  };
  const soon = () => {
    due ||= setTimeout(() => {
      due = 0;
      reading = reading.then(read);
    }, AT_ONCE);
  };
  listen(
    region.dataset.live,
    (order) => { moved.add(order); soon(); },
    () => { missed = true; soon(); },
  );
}

/** A page of one order that waits or may move: it is loaded anew when it did, unless somebody may be at work on it. */
export function follow(page) {
  const waits = 'waits' in page.dataset;
  const moved = () => {
    if (waits) location.reload();
    else document.getElementById('moved').hidden = false;
  };
  listen(
    '/orders/changes',
    (order) => { if (order === page.dataset.follows) moved(); },
    async () => {
      const line = await part(`/orders/${page.dataset.follows}/line`, 'tr');
      if (line && line.dataset.state !== page.dataset.state) moved();
    },
  );
}

/** What the server has at that address now, as far as it fits; null when there is none or it is refused. */
async function part(path, selector) {
  const answer = await fetch(path, BY_ITSELF);
  if (!answer.ok || answer.redirected) return null;
  const text = await answer.text();
  return new DOMParser().parseFromString(`<body>${text.trimStart().startsWith('<tr') ? `<table>${text}</table>` : text}`, 'text/html').querySelector(selector);
}

/** The same list as it would be if the page were loaded now. */
async function fresh(region) {
  return part(location.href, `#${region.id}`);
}

/** A list in groups, whose lines come and go: all of it anew, with the focus where it was. */
async function readAll(region, orders) {
  const now = await fresh(region);
  if (!now) return;
  const focus = region.contains(document.activeElement) ? document.activeElement : null;
  const line = focus?.closest('tr')?.id;
  const back = focus?.id ? `#${focus.id}` : line && `#${line} ${focus.name ? `[name="${focus.name}"]` : focus.localName}`;
  const typed = [...region.querySelectorAll('input:not([type=checkbox], [type=hidden])')].filter((field) => field.form && field.value);
  region.replaceChildren(...now.childNodes);
  for (const {name, value, form} of typed) {
    const field = region.querySelector(`form[action="${form.getAttribute('action')}"] [name="${name}"]`);
    if (field) field.value = value;
  }
  times(region);
  if (back) region.querySelector(back)?.focus();
  for (const order of orders) flash(document.getElementById(`order-${order}`));
  region.dispatchEvent(new Event('archway:read'));
}

/** A list that may have been lengthened: lines as the first page has them, and those that it has not one by one. */
async function readLines(region, orders, all) {
  const here = (order) => document.getElementById(`order-${order}`);
  const shown = all ? [...region.querySelectorAll('tr[data-order]')].map((line) => line.dataset.order) : orders.filter(here);
  const now = all || shown.length < orders.length ? await fresh(region) : null;
  for (const order of shown) {
    const read = now?.querySelector(`#order-${order}`)?.cloneNode(true) ?? await part(`/orders/${order}/line`, 'tr');
    const line = here(order);
    if (!read || !line || (all && read.dataset.state === line.dataset.state)) continue;
    const focused = line.contains(document.activeElement);
    line.replaceWith(read);
    times(read);
    flash(read);
    if (focused) read.querySelector('a.open').focus();
  }
  if (!now) return;
  const rows = region.querySelector('#rows');
  if (!rows) {
    region.replaceChildren(...now.childNodes);
    window.htmx?.process(region);
    times(region);
    return;
  }
  const lines = [...now.querySelectorAll('tr[data-order]')].filter((line) => !here(line.dataset.order) && (all || orders.includes(line.dataset.order)));
  for (const line of lines) {
    rows.insertBefore(line, place(rows, line.nextElementSibling));
    times(line);
    flash(line);
  }
  const count = now.querySelector('.count');
  if (count) region.querySelector('.count')?.replaceWith(count);
}

/** The first of these lines that is in the list already; its end when there is none. */
function place(rows, next) {
  for (let line = next; line; line = line.nextElementSibling) {
    const known = line.id ? document.getElementById(line.id) : null;
    if (known) return known;
  }
  return rows.querySelector('.more');
}

function flash(line) {
  line?.classList.add('changed');
}
