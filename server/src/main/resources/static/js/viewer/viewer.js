import * as THREE from 'three';
import {asked, call, explain} from './ask.js';
import {Jaws} from './jaws.js';
import {Measure} from './measure.js';
import {changes, contacts, legend} from './numbers.js';
import {Stage} from './stage.js';
import {text} from './texts.js';
import {isTyping, jawsOf, TURN, VIEWS} from './views.js';

const scan = document.getElementById('scan');
const get = (id) => document.getElementById(id);
const base = scan.dataset.base;

// for the marks of the order page, which stand on the same scan
export const stage = new Stage(get('stage'));
export const jaws = new Jaws(stage);
const measure = new Measure(stage, get('marks'));
let view = 'front';
let isSeen = false; // any model so far

export const revision = () => Number(get('revision')?.value ?? scan.dataset.revision);
const earlier = () => Number(get('from')?.value ?? 0);
export const shading = () => document.querySelector('input[name="shading"]:checked').value;
const choice = () => [shading(), revision(), shading() === 'difference' ? earlier() : ''].join();
const say = (text) => { get('message').textContent = text; };

/** Shows the chosen colours of the chosen revision: of a large scan a model of fewer triangles first, while the whole one comes. */
async function show() {
  const chosen = choice();
  const isWanted = () => choice() === chosen;
  const plaster = shading() === 'plaster';
  scan.dataset.state = 'loading';
  say(text('loading'));
  progress(0);
  get('progress').hidden = false;
  try {
    const {url, preview, table, colors} = await address(shading(), isWanted);
    if (isWanted() && preview && !jaws.knows(url) && await jaws.show(preview, plaster, progress).catch(() => false)) {
      reveal(table, colors);
      if (get('message').textContent === text('loading')) say(text('coming'));
      scan.dataset.state = 'preview';
    }
    if (!isWanted() || !await jaws.show(url, plaster, progress)) return;
    reveal(table, colors);
    if ([text('loading'), text('coming')].includes(get('message').textContent)) say('');
    scan.dataset.state = 'ready';
  } catch (problem) {
    if (!isWanted()) return;
    explain(get('message'), problem);
    scan.dataset.state = 'failed';
  }
  get('progress').hidden = true;
}

/** What belongs to the model that has just come; the first one takes the place of the picture. */
function reveal(table, colors) {
  get('numbers').replaceChildren(...table);
  get('legend').replaceChildren(...colors);
  get('legend').hidden = colors.length === 0;
  for (const row of document.querySelectorAll('.jaw')) row.hidden = !jaws.has(row.dataset.jaw);
  if (isSeen) return;
  isSeen = true;
  stage.look(view, jaws.box());
  scan.querySelector('.first')?.remove();
}

async function address(chosen, isWanted) {
  if (chosen === 'occlusion') {
    const occlusion = await asked(`${base}/occlusion?revision=${revision()}`, isWanted);
    return {url: `${base}/occlusion.glb?revision=${revision()}`, table: [contacts(occlusion)], colors: legend(occlusion.Colors)};
  }
  if (chosen === 'difference') {
    const query = `from=${earlier()}&to=${revision()}`;
    const difference = await asked(`${base}/difference?${query}`, isWanted);
    return {url: `${base}/difference.glb?${query}`, table: [changes(difference)], colors: legend(difference.Colors)};
  }
  const query = `revision=${revision()}`;
  return {url: `${base}/model.glb?${query}`, preview: `${base}/preview.glb?${query}`, table: [], colors: []};
}

function progress(part) { get('progress').value = part; }

/** Looks from that side at the jaws that it shows. */
export function look(name) {
  view = name;
  const shown = jawsOf(name);
  for (const row of document.querySelectorAll('.jaw')) {
    const visible = shown.includes(row.dataset.jaw) || !jaws.has(shown[0]);
    row.querySelector('[type="checkbox"]').checked = visible;
    jaws.set(row.dataset.jaw, {visible});
  }
  stage.look(name, jaws.box());
}

function press(button, pressed) {
  button.setAttribute('aria-pressed', String(pressed));
  return pressed;
}

const isPressed = (button) => button.getAttribute('aria-pressed') === 'true';

function toggleMeasure() {
  const on = press(get('measure'), !isPressed(get('measure')));
  measure.clear();
  say(on ? measure.words() : '');
}

/** Cuts square to the way that is looked now; the slider goes through from there. */
function toggleClip() {
  const on = press(get('clip'), !isPressed(get('clip')));
  get('cut').hidden = !on;
  if (!on) {
    jaws.clip([]);
    return;
  }
  const normal = stage.camera.getWorldDirection(new THREE.Vector3());
  const centre = jaws.box().getCenter(new THREE.Vector3());
  const slider = get('cut').querySelector('input');
  slider.value = 0;
  slider.oninput = () => {
    const depth = Number(slider.value);
    get('depth').textContent = `${depth} mm`;
    jaws.clip([new THREE.Plane().setFromNormalAndCoplanarPoint(normal, centre.clone().addScaledVector(normal, depth))]);
  };
  slider.oninput();
}

async function picture() {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await stage.picture('image/png'));
  link.download = `${base.split('/').pop()}_${view}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** What is seen becomes a screen capture of the order, among those that the scanner took. */
async function keep() {
  const {token} = get('capture').dataset;
  try {
    const body = await stage.picture('image/jpeg');
    await call(`${base}/captures`, {method: 'POST', headers: {'Content-Type': 'image/jpeg', 'X-CSRF-TOKEN': token}, body});
    say(text('kept'));
  } catch (problem) {
    explain(get('message'), problem, text('unkept'));
  }
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else scan.requestFullscreen();
}

function place(event) {
  const {left, top, width, height} = stage.canvas.getBoundingClientRect();
  return jaws.pick((event.clientX - left) / width * 2 - 1, 1 - (event.clientY - top) / height * 2);
}

/** A length in millimetres that is about a fifth of the picture wide: 1, 2 or 5 times a power of ten. */
function ruler() {
  const perPixel = stage.millimetresPerPixel();
  const rough = perPixel * stage.canvas.clientWidth / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const length = [5, 2, 1].map((step) => step * power).find((step) => step <= rough) ?? power;
  get('scale').style.width = `${length / perPixel}px`;
  get('scale').firstElementChild.textContent = `${length} mm`;
}

function toggleJaw(name) {
  const box = document.querySelector(`.jaw[data-jaw="${name}"] [type="checkbox"]`);
  box.checked = !box.checked;
  jaws.set(name, {visible: box.checked});
}

const ACTIONS = {
  m: toggleMeasure, c: toggleClip, p: picture, f: fullScreen, k: () => get('capture') && keep(),
  u: () => toggleJaw('upper'), l: () => toggleJaw('lower'),
  '+': () => stage.zoom(1.2), '-': () => stage.zoom(1 / 1.2),
  ArrowLeft: () => stage.turn(-TURN, 0), ArrowRight: () => stage.turn(TURN, 0),
  ArrowUp: () => stage.turn(0, -TURN), ArrowDown: () => stage.turn(0, TURN),
  Escape: () => isPressed(get('measure')) && toggleMeasure(),
};

let going = -Infinity; // since when the page's own "g" waits for its second key
document.addEventListener('keydown', (event) => {
  if (isTyping(event)) return;
  if (event.key === 'g') going = event.timeStamp;
  if (event.timeStamp - going < 1000) return;
  const action = /^[1-6]$/.test(event.key) ? () => look(VIEWS[Number(event.key) - 1]) : ACTIONS[event.key];
  if (action && (!event.key.startsWith('Arrow') || event.target === stage.canvas)) {
    event.preventDefault();
    action();
  }
});

for (const button of document.querySelectorAll('[data-view]')) button.onclick = () => look(button.dataset.view);
get('measure').onclick = toggleMeasure;
get('clip').onclick = toggleClip;
get('picture').onclick = picture;
get('full').onclick = fullScreen;
if (get('capture')) get('capture').onclick = keep;
for (const row of document.querySelectorAll('.jaw')) {
  const [visible, opacity] = row.querySelectorAll('input');
  visible.onchange = () => jaws.set(row.dataset.jaw, {visible: visible.checked});
  opacity.oninput = () => jaws.set(row.dataset.jaw, {opacity: Number(opacity.value)});
}
get('open').oninput = () => {
  jaws.open(Number(get('open').value));
  get('opened').textContent = `${get('open').value} mm`;
};
for (const choice of document.querySelectorAll('input[name="shading"]')) choice.onchange = show;
get('revision')?.addEventListener('change', show);
get('from')?.addEventListener('change', () => shading() === 'difference' && show());

let pressedAt = null;
stage.canvas.addEventListener('pointerdown', (event) => { pressedAt = [event.clientX, event.clientY]; });
stage.canvas.addEventListener('click', (event) => {
  const moved = pressedAt && Math.hypot(event.clientX - pressedAt[0], event.clientY - pressedAt[1]) > 4;
  if (moved || !isPressed(get('measure'))) return;
  const point = place(event);
  if (point) say(measure.add(point));
});
stage.canvas.addEventListener('dblclick', (event) => {
  const point = place(event);
  if (point && !isPressed(get('measure'))) stage.centre(point);
});
stage.afterDrawing(ruler);
show();
