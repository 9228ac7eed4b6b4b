import {filled} from '../page/filled.js';

const API = '/api/scanner/v1';
const CHUNK = 1 << 20;
const TRIES = 8;
const main = document.getElementById('main');
const words = main.dataset;
let token = '';

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** A call of the scanners' API; what it refuses is thrown in its own words. */
async function call(path, options = {}) {
  const headers = {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...options.headers};
  const answer = await fetch(path, {...options, headers});
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.Message);
  return body.Data;
}

document.getElementById('login').onsubmit = async (event) => {
  event.preventDefault();
  try {
    const {Token} = await call(`${API}/login`, {method: 'POST', headers: {Authorization: ''}, body: JSON.stringify({
      Serial: document.getElementById('serial').value, Secret: document.getElementById('secret').value})});
    token = Token;
    await worklist();
  } catch (problem) {
    say(problem.message);
  }
};

function say(text) {
  const says = document.getElementById('says');
  says.textContent = text;
  says.hidden = text === '';
}

async function worklist() {
  const entries = await call(`${API}/worklist`);
  say(entries.length === 0 ? words.none : '');
  document.getElementById('worklist').replaceChildren(...entries.map(card));
}

function card(entry) {
  const made = document.getElementById('entry').content.cloneNode(true).firstElementChild;
  const find = (name) => made.querySelector(name);
  find('.patient').textContent = `${entry.PatientLastName}, ${entry.PatientFirstName}`;
  find('.what').textContent = [entry.PatientChartNumber, entry.ProcedureName, entry.ProcedureTypeName, entry.DoctorName, entry.LabName].filter(Boolean).join(' · ');
  find('.reason').hidden = !entry.Reason;
  find('.reason').textContent = entry.Reason ?? '';
  find('.own').onclick = () => {
    find('.files').hidden = !find('.files').hidden;
    find('.own').setAttribute('aria-expanded', String(!find('.files').hidden));
  };
  find('.synthetic').onclick = () => work(made, () => synthetic(entry, made));
  find('.files').onsubmit = (event) => {
    event.preventDefault();
    work(made, () => own(entry, made));
  };
  for (const drop of made.querySelectorAll('.drop')) droppable(drop);
  return made;
}

function droppable(drop) {
  const over = (event, is) => {
    event.preventDefault();
    drop.classList.toggle('over', is);
  };
  drop.ondragover = (event) => over(event, true);
  drop.ondragleave = (event) => over(event, false);
  drop.ondrop = (event) => {
    over(event, false);
    drop.querySelector('input').files = event.dataTransfer.files;
  };
}

/** One thing at a time on a card; what goes wrong is said there, and can be tried again. */
async function work(made, job) {
  const buttons = made.querySelectorAll('button');
  const problem = made.querySelector('.problem');
  problem.hidden = true;
  buttons.forEach((button) => { button.disabled = true; });
  try {
    await job();
  } catch (failure) {
    problem.textContent = failure.message;
    problem.hidden = false;
    buttons.forEach((button) => { button.disabled = false; });
  }
}

/** The server's own virtual scanner takes it, as this scanner would: the order is opened here first, so that it can be watched. */
async function synthetic(entry, made) {
  tell(made, words.scanning);
  const {OrderId: order} = await call(`${API}/scans`, {method: 'POST', body: JSON.stringify({RxId: entry.RxId})});
  await call('/sandbox/scans', {method: 'POST', body: JSON.stringify({RxId: entry.RxId})});
  await watch(made, order);
}

async function own(entry, made) {
  const chosen = [...made.querySelectorAll('.drop')]
      .map((drop) => ({drop, input: drop.querySelector('input')}))
      .filter(({input}) => input.files.length === 1);
  if (chosen.length === 0) throw new Error(words.nofile);
  const scan = await call(`${API}/scans`, {method: 'POST', body: JSON.stringify({RxId: entry.RxId})});
  const files = [];
  for (const {drop, input} of chosen) {
    const [file] = input.files;
    tell(made, filled(words.sending, file.name));
    const bar = drop.querySelector('progress');
    bar.hidden = false;
    const location = await upload(scan, file, (part) => { bar.value = part; }, () => tell(made, words.resumed));
    files.push({Jaw: input.name, Upload: location, FileName: file.name, Sha256: await digest(file)});
  }
  tell(made, words.checking);
  await call(`${API}/scans/${scan.ScanId}/complete`, {method: 'POST', body: JSON.stringify({Files: files, Preps: entry.Preps})});
  await watch(made, scan.OrderId);
}

/** By the tus protocol, a part at a time; after a broken line it goes on from where the server is. */
async function upload(scan, file, progress, resumed) {
  const headers = {Authorization: `Bearer ${token}`, 'Tus-Resumable': '1.0.0'};
  const begun = await fetch(scan.UploadUrl, {method: 'POST', headers: {...headers, 'Upload-Length': file.size,
    'Upload-Metadata': `scan ${base64(scan.ScanId)},filename ${base64(file.name)}`}});
  if (!begun.ok) throw new Error((await begun.json()).Message);
  const location = begun.headers.get('Location');
  let offset = 0;
  for (let failures = 0; offset < file.size;) {
    try {
      const sent = await fetch(location, {method: 'PATCH', body: file.slice(offset, offset + CHUNK), headers: {...headers,
        'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': offset}});
      if (!sent.ok) throw new Error(sent.statusText);
      offset = Number(sent.headers.get('Upload-Offset'));
      failures = 0;
    } catch {
      if (++failures > TRIES) throw new Error(words.lost);
      await pause(failures);
      offset = await reached(location, headers, offset);
      resumed();
    }
    progress(offset / file.size);
  }
  return location;
}

async function reached(location, headers, before) {
  try {
    const answer = await fetch(location, {method: 'HEAD', headers});
    return answer.ok ? Number(answer.headers.get('Upload-Offset')) : before;
  } catch {
    return before;
  }
}

async function digest(file) {
  const bytes = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function tell(made, text) {
  made.querySelector('.progress').textContent = text;
}

async function watch(made, order) {
  for (let isReady = false; !isReady; await pause(1)) {
    const answer = await fetch(`/virtual-scanner/orders/${order}`);
    if (!answer.ok) throw new Error(words.lost);
    made.querySelector('.progress').innerHTML = await answer.text();
    isReady = made.querySelector('[data-ready]').dataset.ready === 'true';
  }
}
