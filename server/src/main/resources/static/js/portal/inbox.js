import {filled} from '../page/filled.js';
import {received} from '../page/received.js';

const inbox = document.getElementById('inbox');
const button = document.getElementById('download');
const bar = document.getElementById('bulk');
const says = document.getElementById('bulk-says');
const boxes = () => [...inbox.querySelectorAll('td.pick input')];

const chosen = new Set(); // order numbers: the lines are read anew while one looks
let busy = false;

function update() {
  for (const box of boxes()) box.checked = chosen.has(box.value);
  for (const all of inbox.querySelectorAll('[data-all]')) {
    const own = [...all.closest('table').querySelectorAll('td.pick input')];
    all.checked = own.every((box) => box.checked);
    all.indeterminate = !all.checked && own.some((box) => box.checked);
  }
  button.disabled = busy || chosen.size === 0;
}

function choose(box) {
  if (box.checked) chosen.add(box.value);
  else chosen.delete(box.value);
}

inbox.addEventListener('change', ({target}) => {
  const own = 'all' in target.dataset ? [...target.closest('table').querySelectorAll('td.pick input')] : [target];
  for (const box of own) {
    box.checked = target.checked;
    choose(box);
  }
  update();
});
inbox.addEventListener('archway:read', () => {
  if (!busy) { // what has left the inbox is not chosen any more
    const here = new Set(boxes().map((box) => box.value));
    for (const order of chosen) if (!here.has(order)) chosen.delete(order);
  }
  update();
});
update();

/** One package after the other, each saved when all of it is here; those that fail stay chosen. */
async function download() {
  const orders = [...chosen];
  const failed = [];
  busy = true;
  bar.value = 0;
  bar.hidden = false;
  update();
  for (const [done, order] of orders.entries()) {
    says.textContent = filled(button.dataset.downloading, done + 1, orders.length);
    try {
      await save(order, (part) => { bar.value = (done + part) / orders.length; });
      chosen.delete(order);
    } catch {
      failed.push(order);
    }
    bar.value = (done + 1) / orders.length;
  }
  busy = false;
  bar.hidden = true;
  says.textContent = failed.length === 0 ? button.dataset.downloaded : filled(button.dataset.failed, failed.join(', '));
  update();
}

const PATIENCE = 120_000; // milliseconds for a package that is still being made

/** The answer with the file; while that is being made, when the server says that it may be asked for again. */
async function made(path) {
  for (const end = Date.now() + PATIENCE; ;) {
    const answer = await fetch(path);
    if (answer.ok && !answer.redirected) return answer;
    const wait = Number(answer.headers.get('Retry-After'));
    if (answer.redirected || !wait || Date.now() > end) throw new Error(answer.statusText);
    await new Promise((again) => { setTimeout(again, 1000 * wait); });
  }
}

async function save(order, progress) {
  const answer = await made(`/orders/${order}/files/IDE`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await received(answer, progress));
  link.download = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? `${order}.zip`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser may still be reading it
}

button.onclick = download;
