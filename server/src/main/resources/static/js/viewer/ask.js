import {received} from '../page/received.js';
import {text} from './texts.js';

const PATIENCE = 60;

/** Something that went wrong, in words for whoever looks at the page. */
export class Told extends Error {}

/** The session is over: nothing works until somebody has signed in. */
class SignedOut extends Told {
  constructor() { super(text('signedout')); }
}

/** Says in its place what went wrong, by the words of the server or these; when the session is over, with the way to the sign-in and back here. */
export function explain(place, problem, otherwise = text('lost')) {
  place.textContent = problem instanceof Told ? problem.message : otherwise;
  if (!(problem instanceof SignedOut)) return;
  const link = document.createElement('a');
  link.href = location.pathname + location.search;
  link.textContent = text('signin');
  place.append(' ', link);
}

/** The answer to a call, when it is a good one. What the server refuses in words is {@link Told}, and so is that the session is over. */
export async function call(url, options = {}) {
  const answer = await fetch(url, {...options, headers: {Accept: 'application/json, */*', ...options.headers}});
  if (answer.redirected) throw new SignedOut();
  if (answer.ok) return answer;
  const isWords = answer.headers.get('Content-Type')?.startsWith('application/json');
  throw isWords ? new Told((await answer.json()).Message) : new Error(`${url}: ${answer.status}`);
}

/** Asks until what is being measured is there. */
export async function asked(url, isWanted) {
  for (let turn = 0; turn < PATIENCE && isWanted(); turn++) {
    const answer = await call(url);
    if (answer.status !== 202) return (await answer.json()).Data;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Told(text('slow'));
}

/** All bytes of a file, told of as they come (0 to 1); null when there is none. */
export async function bytes(url, progress) {
  const answer = await call(url);
  if (answer.status === 204) return null;
  return (await received(answer, progress)).arrayBuffer();
}
