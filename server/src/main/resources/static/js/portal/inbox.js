const button = document.getElementById('download');
const bar = document.getElementById('bulk');
const says = document.getElementById('bulk-says');
const boxes = () => [...document.querySelectorAll('td.pick input')];
const chosen = () => boxes().filter((box) => box.checked);
const filled = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => values[index]);

function update() {
  if (button) button.disabled = chosen().length === 0;
}

for (const all of document.querySelectorAll('[data-all]')) {
  all.onchange = () => {
    for (const box of all.closest('table').querySelectorAll('td.pick input')) box.checked = all.checked;
    update();
  };
}
for (const box of boxes()) box.onchange = update;
update();

/** One package after the other, each saved when all of it is here; those that fail stay chosen. */
async function download() {
  const orders = chosen();
  const failed = [];
  button.disabled = true;
  bar.hidden = false;
  for (const [done, box] of orders.entries()) {
    says.textContent = filled(button.dataset.downloading, done + 1, orders.length);
    try {
      await save(box.value, (part) => { bar.value = (done + part) / orders.length; });
      box.checked = false;
    } catch {
      failed.push(box.value);
    }
  }
  bar.hidden = true;
  says.textContent = failed.length === 0 ? button.dataset.downloaded : filled(button.dataset.failed, failed.join(', '));
  update();
}

async function save(order, progress) {
  const answer = await fetch(`/orders/${order}/files/IDE`);
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  const length = Number(answer.headers.get('Content-Length'));
  const parts = [];
  let come = 0;
  for (const reader = answer.body.getReader(); ;) {
    const {done, value} = await reader.read();
    if (done) break;
    parts.push(value);
    come += value.length;
    progress(length ? come / length : 0);
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, {type: 'application/zip'}));
  link.download = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? `${order}.zip`;
  link.click();
  URL.revokeObjectURL(link.href);
}

if (button) button.onclick = download;
