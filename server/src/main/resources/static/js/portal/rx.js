// A new Rx with scripts: parts follow what is typed, teeth are marked on the chart. Without them the same form is sent as it is.

const form = document.getElementById('rx');
const chart = document.getElementById('chart');
const brush = document.getElementById('brush');
const fresh = document.getElementById('new-patient');
const list = document.getElementById('toothlist');
const places = new Map([...chart.querySelectorAll('.tooth')].map((place) => [Number(place.dataset.ada), place]));
const unit = (ada) => document.getElementById(`unit${ada}`);
const bridge = (ada) => document.getElementById(`bridge${ada}`);
const UPPER = 16;
const BOTH = 33;

for (const button of form.querySelectorAll('.noscript')) button.hidden = true;
document.getElementById('brush-line').hidden = false;
list.open = false;

/** Whether it can be sent, and whether a new patient is asked for: as the parts say that have just come. */
function update() {
  const send = document.getElementById('send');
  send.disabled = send.dataset.ready !== 'yes';
  fresh.hidden = (form.elements.patient?.value ?? '') !== '';
}

/** One tooth as its fields say. */
function draw(ada) {
  const place = places.get(ada);
  const chosen = unit(ada).selectedOptions[0];
  const marked = unit(ada).value !== '';
  if (!marked) bridge(ada).value = '';
  place.setAttribute('class', ['tooth', chosen.dataset.kind, bridge(ada).value && 'bridge'].filter(Boolean).join(' '));
  place.setAttribute('aria-checked', marked);
  place.setAttribute('aria-label', marked ? `${place.dataset.label}: ${chosen.text}` : place.dataset.label);
  list.querySelector(`[data-tooth="${ada}"]`).hidden = !marked;
  list.hidden = ![...places.keys()].some((each) => unit(each).value !== '');
}

function mark(ada) {
  const select = unit(ada);
  select.value = select.value === brush.value ? '' : brush.value;
  draw(ada);
  select.dispatchEvent(new Event('change', {bubbles: true}));
}

function focus(ada) {
  for (const [each, place] of places) place.setAttribute('tabindex', each === ada ? '0' : '-1');
  places.get(ada).focus();
}

/** Along an arch as it is seen: lower teeth are counted from the right to the left. */
function beside(ada, step) {
  const upper = ada <= UPPER;
  const next = ada + (upper ? step : -step);
  return upper ? Math.min(Math.max(next, 1), UPPER) : Math.min(Math.max(next, UPPER + 1), BOTH - 1);
}

const KEYS = {
  ArrowLeft: (ada) => focus(beside(ada, -1)),
  ArrowRight: (ada) => focus(beside(ada, 1)),
  ArrowUp: (ada) => focus(Math.min(ada, BOTH - ada)),
  ArrowDown: (ada) => focus(Math.max(ada, BOTH - ada)),
  ' ': mark,
  Enter: mark,
};

chart.setAttribute('role', 'group');
chart.setAttribute('aria-label', chart.dataset.label);
chart.setAttribute('aria-describedby', 'chart-how');
for (const [ada, place] of places) {
  place.setAttribute('role', 'checkbox');
  place.setAttribute('tabindex', ada === 1 ? '0' : '-1');
  place.onclick = () => { focus(ada); mark(ada); };
  place.onkeydown = (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(ada);
  };
  unit(ada).addEventListener('change', () => draw(ada));
  bridge(ada).addEventListener('change', () => draw(ada));
  draw(ada);
}

// An answer to what was typed before is thrown away: it would undo what was chosen since, and the next one is on its way.
let edits = 0;
for (const kind of ['input', 'change']) form.addEventListener(kind, () => { edits++; }, true);
document.addEventListener('htmx:beforeRequest', (event) => { event.detail.xhr.edits = edits; });
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.xhr.edits !== edits) event.detail.shouldSwap = false;
});

// Enter in a field asks what fits, as typing does; only the button sends.
form.addEventListener('submit', (event) => {
  if (event.submitter?.id !== 'send') event.preventDefault();
});
form.addEventListener('change', (event) => { if (event.target.name === 'patient') update(); });
document.addEventListener('htmx:afterSettle', update);
document.addEventListener('htmx:oobAfterSwap', update);
update();
