import * as THREE from 'three';
import {filled} from '../page/filled.js';
import {shape} from '../viewer/shape.js';
import {jaws, look, revision, shading, stage} from '../viewer/viewer.js';
import {VIEWS} from '../viewer/views.js';

const MOST = 50;
const NEAR = 0.5; // millimetres of surface that do not hide a pin

const scan = document.getElementById('scan');
const overlay = scan.insertBefore(shape('svg', {class: 'pinned', 'aria-hidden': 'true'}), document.getElementById('message'));
const pinning = document.getElementById('pinning');
let chosen = null;
let awaited = null; // a pin that was chosen before its model was there

/** Whether a model is shown, whole or with fewer triangles. */
const isModelSeen = () => ['preview', 'ready'].includes(scan.dataset.state);
const coordinates = (pin) => pin.dataset.at.split(' ').slice(1).map(Number);
/** A form that was refused for its pins comes back with them. */
const isPlace = (pin) => coordinates(pin).length === 3 && coordinates(pin).every(Number.isFinite);
/** A pin of the scan that is shown: a comparison moves the meshes, and another revision has other points. */
const isHere = (pin) => isModelSeen() && isPlace(pin) && shading() !== 'difference' && Number(pin.dataset.revision) === revision() && jaws.has(jaw(pin));
const isShown = (pin) => isHere(pin) && jaws.isVisible(jaw(pin));
const jaw = (pin) => pin.dataset.at.split(' ')[0];
const place = (pin) => jaws.point(jaw(pin), new THREE.Vector3(...coordinates(pin)));
const pins = () => [...document.querySelectorAll('[data-at]')];

function draw() {
  overlay.replaceChildren(...pins().filter(isShown).flatMap((pin) => {
    const seen = stage.project(place(pin));
    return seen ? [drawn(pin, seen)] : [];
  }));
  if (isPinning()) overlay.append(cross());
}

function drawn(pin, {x, y}) {
  const group = shape('g', {class: pin === chosen ? 'pin chosen' : 'pin', transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, 'data-number': pin.dataset.number});
  const label = shape('text', {y: -18});
  label.textContent = pin.dataset.number;
  group.append(shape('path', {d: 'M0 0L-8 -11A11 11 0 1 1 8 -11Z'}), label);
  group.onclick = () => pin.focus();
  return group;
}

/** The middle of the view, where the keyboard pins. */
function cross() {
  const [x, y] = [stage.canvas.clientWidth / 2, stage.canvas.clientHeight / 2];
  return shape('path', {class: 'cross', d: `M${x - 9} ${y}h18M${x} ${y - 9}v18`});
}

/** Shows where a pin is: its revision, its jaw, from a side from which nothing hides it. */
function show(pin) {
  chosen = pin;
  const select = document.getElementById('revision');
  if (select && Number(pin.dataset.revision) !== revision()) {
    select.value = pin.dataset.revision;
    select.dispatchEvent(new Event('change'));
  }
  awaited = isHere(pin) ? null : pin;
  if (awaited) stage.draw();
  else centre(pin);
}

function centre(pin) {
  const side = [null, jaw(pin), ...VIEWS].find((name) => {
    if (name) look(name);
    return isShown(pin) && isInSight(pin);
  });
  if (side === undefined) look('front');
  stage.centre(place(pin));
}

function isInSight(pin) {
  const goal = place(pin);
  const ahead = goal.clone().project(stage.camera);
  const hit = jaws.pick(ahead.x, ahead.y);
  return !hit || hit.distanceTo(stage.camera.position) > goal.distanceTo(stage.camera.position) - NEAR;
}

for (const mark of document.querySelectorAll('button.mark')) {
  mark.onfocus = () => show(mark);
  mark.onclick = () => show(mark);
}

/* pins of a return that is being written */

const isPinning = () => pinning !== null && document.getElementById('pin').getAttribute('aria-pressed') === 'true';
const list = document.getElementById('pins');
const marked = () => pinning.querySelector('[name=revision]').value;
const say = (text) => { document.getElementById('pin-says').textContent = text; };

function toggle() {
  const on = !isPinning();
  document.getElementById('pin').setAttribute('aria-pressed', String(on));
  scan.classList.toggle('pinning', on);
  if (on) say(document.getElementById('pin-says').dataset.on);
  stage.draw();
}

function add(x, y) {
  const words = document.getElementById('pin-says').dataset;
  if (list.children.length >= MOST) return say(words.most);
  if (Number(marked()) !== revision() || shading() === 'difference') return say(words.other);
  const hit = jaws.hit(x, y);
  if (!hit) return say(words.nothing);
  const line = document.getElementById('pin-line').content.firstElementChild.cloneNode(true);
  line.querySelector('[name=at]').value = [hit.jaw, ...hit.place.toArray().map((number) => number.toFixed(3))].join(' ');
  list.append(line);
  number();
  line.querySelector('[name=remark]').focus();
  return say(words.on);
}

/** Names each line by its number, and makes it a pin. */
function number() {
  [...list.children].forEach((line, index) => {
    const remark = line.querySelector('[name=remark]');
    line.querySelector('b').textContent = index + 1;
    remark.setAttribute('aria-label', filled(list.dataset.remark, index + 1));
    Object.assign(remark.dataset, {at: line.querySelector('[name=at]').value, number: index + 1, revision: marked()});
    remark.onfocus = () => {
      chosen = remark;
      stage.draw();
    };
    const away = line.querySelector('button');
    away.setAttribute('aria-label', filled(list.dataset.remove, index + 1));
    away.onclick = () => {
      const next = line.nextElementSibling ?? line.previousElementSibling;
      line.remove();
      number();
      (next?.querySelector('[name=remark]') ?? document.getElementById('pin')).focus();
    };
  });
  stage.draw();
}

if (pinning) {
  pinning.hidden = false;
  document.getElementById('pin').onclick = toggle;
  document.getElementById('pin-middle').onclick = () => {
    if (!isPinning()) toggle();
    add(0, 0);
  };
  let pressed = null;
  stage.canvas.addEventListener('pointerdown', (event) => { pressed = [event.clientX, event.clientY]; });
  stage.canvas.addEventListener('click', (event) => {
    const moved = pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > 4;
    if (moved || !isPinning() || document.getElementById('measure').getAttribute('aria-pressed') === 'true') return;
    const {left, top, width, height} = stage.canvas.getBoundingClientRect();
    add((event.clientX - left) / width * 2 - 1, 1 - (event.clientY - top) / height * 2);
  });
  number();
}
stage.afterDrawing(draw);
new MutationObserver(() => {
  if (!isModelSeen()) return;
  if (awaited && awaited === document.activeElement && isHere(awaited)) {
    centre(awaited);
    awaited = null;
  }
  stage.draw();
}).observe(scan, {attributes: true, attributeFilter: ['data-state']});
