const {role} = document.body.dataset;

const lines = () => [...document.querySelectorAll('.rows a.open')];

function step(by) {
  const all = lines();
  const at = all.indexOf(document.activeElement);
  all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

const GOES = {
  clinic: {o: '/orders', p: '/patients', c: '/connections', s: '/settings'},
  lab: {i: '/inbox', o: '/orders', c: '/connections', s: '/settings'},
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
