import {filled} from '../page/filled.js';
import {asked, explain} from '../viewer/ask.js';
import {Jaws} from '../viewer/jaws.js';
import {changes, legend} from '../viewer/numbers.js';
import {Stage} from '../viewer/stage.js';
import {text} from '../viewer/texts.js';
import {isTyping, jawsOf, TURN, VIEWS} from '../viewer/views.js';

const get = (id) => document.getElementById(id);
const compare = get('compare');
const {base} = compare.dataset;

/** One of the two scans. */
function pane(canvas, select) {
  const stage = new Stage(canvas);
  return {stage, jaws: new Jaws(stage), select, says: canvas.parentElement.querySelector('.message')};
}

const before = pane(get('left'), get('before'));
const after = pane(get('right'), get('after'));
const panes = [before, after];
const isModel = ({jaws}) => jaws.has('upper') || jaws.has('lower');
const isHeat = () => get('heat').getAttribute('aria-pressed') === 'true';
const state = {before: 'loading', after: 'loading'};
let view = 'front';
let isSeen = false; // any model so far
let leader = before; // the one that is turned; the other follows

function settle(name, how) {
  state[name] = how;
  compare.dataset.state = Object.values(state).find((each) => each !== 'ready') ?? 'ready';
}

/** Shows what was chosen last in a pane: of a large scan a model of fewer triangles first, while the whole one comes. */
async function show(name, pane, address) {
  const {says, jaws, select} = pane;
  const wanted = Symbol(name);
  const isWanted = () => pane.wanted === wanted;
  pane.wanted = wanted;
  settle(name, 'loading');
  says.textContent = select.value === 'preview' ? compare.dataset.making : text('loading');
  try {
    const {url, coarse, plaster, told} = await address(isWanted);
    if (isWanted() && coarse && !jaws.knows(url) && await jaws.show(coarse, plaster, () => {}).catch(() => false)) {
      reveal();
      says.textContent = text('coming');
      settle(name, 'preview');
    }
    if (!isWanted() || !await jaws.show(url, plaster, () => {})) return;
    reveal();
    told();
    says.textContent = '';
    settle(name, 'ready');
  } catch (problem) {
    if (!isWanted()) return;
    explain(says, problem);
    settle(name, 'failed');
  }
}

const model = (revision, told = () => {}) => ({url: `${base}/model.glb?revision=${revision}`, coarse: `${base}/coarse.glb?revision=${revision}`, plaster: false, told});
const showBefore = () => show('before', before, async () => model(before.select.value));
const showAfter = () => show('after', after, async (isWanted) => {
  if (after.select.value === 'preview') {
    const difference = await asked(`${base}/preview`, isWanted);
    return {url: `${base}/preview.glb?revision=${difference.To}`, plaster: !isHeat(), told: () => tell(difference)};
  }
  const [from, to] = [before.select.value, after.select.value];
  if (!isHeat() || from === to) return model(to, () => tell(null));
  const query = `from=${from}&to=${to}`;
  const difference = await asked(`${base}/difference?${query}`, isWanted);
  return {url: `${base}/difference.glb?${query}`, plaster: false, told: () => tell(difference)};
});

/** The scale of the colours, and the numbers in words. */
function tell(difference) {
  get('legend').hidden = !difference || !isHeat();
  get('legend').replaceChildren(...(difference ? legend(difference.Colors) : []));
  const table = difference ? changes(difference) : null;
  if (table) {
    table.className = 'plainrows';
    table.caption.textContent = compare.dataset.numbers;
  }
  get('numbers').replaceChildren(...(table ? [table] : []));
}

/** What a model has of the view. The first one is looked at; the camera stays where it is when another one comes. */
function reveal() {
  if (isSeen) return showJaws();
  isSeen = true;
  return look(view);
}

function showJaws() {
  const shown = jawsOf(view);
  for (const {jaws} of panes) {
    for (const jaw of ['upper', 'lower']) jaws.set(jaw, {visible: shown.includes(jaw) || !jaws.has(shown[0])});
  }
}

/** Both panes look the same way. */
function look(name) {
  view = name;
  showJaws();
  leader = panes.find(isModel) ?? before;
  leader.stage.look(name, leader.jaws.box());
  for (const {stage} of panes) if (stage !== leader.stage) stage.follow(leader.stage);
}

function toggleHeat() {
  get('heat').setAttribute('aria-pressed', String(!isHeat()));
  showAfter();
}

const ACTIONS = {
  d: toggleHeat,
  '+': () => leader.stage.zoom(1.2), '-': () => leader.stage.zoom(1 / 1.2),
  ArrowLeft: () => leader.stage.turn(-TURN, 0), ArrowRight: () => leader.stage.turn(TURN, 0),
  ArrowUp: () => leader.stage.turn(0, -TURN), ArrowDown: () => leader.stage.turn(0, TURN),
};

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || isTyping(event)) return;
  const action = /^[1-6]$/.test(event.key) ? () => look(VIEWS[Number(event.key) - 1]) : ACTIONS[event.key];
  if (action && (!event.key.startsWith('Arrow') || event.target.localName === 'canvas')) {
    event.preventDefault();
    action();
  }
});
for (const each of panes) {
  const other = panes.find((one) => one !== each);
  for (const kind of ['pointerdown', 'wheel', 'focus']) {
    each.stage.canvas.addEventListener(kind, () => { leader = each; }, {capture: true, passive: true});
  }
  each.stage.afterDrawing(() => { if (leader === each) other.stage.follow(each.stage); });
}
for (const button of document.querySelectorAll('[data-view]')) button.onclick = () => look(button.dataset.view);
get('heat').onclick = toggleHeat;
before.select.onchange = () => {
  showBefore();
  if (after.select.value !== 'preview') showAfter();
};
after.select.onchange = showAfter;
showBefore();
showAfter();

/* own models: sent as they are, so that one sees how far they have come */

const form = get('upload');
const megabytes = (bytes) => (bytes / 1e6).toLocaleString(document.documentElement.lang, {maximumFractionDigits: 1});

function wrong(text) {
  get('zip-problem').textContent = text;
  get('zip').setAttribute('aria-invalid', String(text !== ''));
  if (text) get('zip').focus();
}

/** A line that broke can be tried again with the same file; the revision in the address sees to it that models are taken once, whatever answer was lost. */
function send(file) {
  const call = new XMLHttpRequest();
  const then = form.querySelector('[name=then]:checked')?.value;
  let isSent = false;
  const end = (problem, isBroken = false) => {
    get('zip-again').hidden = !isBroken;
    get('zip-again').onclick = () => send(file);
    get('zip-bar').hidden = true;
    get('zip-stop').hidden = true;
    get('zip-send').disabled = false;
    get('zip-says').textContent = '';
    wrong(problem);
    if (isBroken) get('zip-again').focus();
  };
  const broken = () => end(isSent ? form.dataset.unanswered : form.dataset.lost, true);
  call.open('POST', form.getAttribute('action') + (then ? `&then=${encodeURIComponent(then)}` : ''));
  call.setRequestHeader('Content-Type', 'application/zip');
  call.setRequestHeader('X-CSRF-TOKEN', form.querySelector('[name=_csrf]').value);
  call.upload.onprogress = ({loaded, total}) => {
    get('zip-bar').value = loaded / total;
    get('zip-says').textContent = loaded < total ? filled(form.dataset.sending, megabytes(loaded), megabytes(total)) : form.dataset.reading;
  };
  call.onload = () => {
    if (new URL(call.responseURL).pathname === '/login') end(form.dataset.out);
    else if (call.status === 200) location.assign(call.responseText);
    else if (call.status < 500 && call.responseText.length < 2000) end(call.responseText);
    else broken();
  };
  call.upload.onload = () => { isSent = true; };
  call.onerror = broken;
  call.onabort = () => end(form.dataset.stopped);
  get('zip-stop').onclick = () => call.abort();
  wrong('');
  get('zip-again').hidden = true;
  get('zip-bar').value = 0;
  get('zip-bar').hidden = false;
  get('zip-stop').hidden = false;
  get('zip-send').disabled = true;
  call.send(file);
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const [file] = get('zip').files;
  if (file) send(file);
  else wrong(form.dataset.missing);
});
