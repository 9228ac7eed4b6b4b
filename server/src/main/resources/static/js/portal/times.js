const language = document.documentElement.lang;

const RELATIVE = new Intl.RelativeTimeFormat(language, {numeric: 'auto', style: 'short'});
const EXACT = new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'short'});
const DAY = new Intl.DateTimeFormat(language, {dateStyle: 'medium'});
const DATE = new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeZone: 'UTC'});
const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60]];
const A_WEEK = 7 * 86400;
const A_MINUTE = 60_000;

/** Times as the reader's clock has them: lately in words, else as a date; the exact one in the title. A date without a time is the same everywhere. */
export function times(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime);
    if (!time.dateTime.includes('T')) {
      time.textContent = DATE.format(at);
      continue;
    }
    const seconds = (at - Date.now()) / 1000;
    time.title = EXACT.format(at);
    if ('day' in time.dataset) time.textContent = DAY.format(at);
    else if ('relative' in time.dataset && Math.abs(seconds) < A_WEEK) time.textContent = relative(seconds);
    else time.textContent = EXACT.format(at);
  }
}

function relative(seconds) {
  const [unit, length] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['minute', 60];
  return RELATIVE.format(Math.round(seconds / length), unit);
}

times(document);
setInterval(() => times(document), A_MINUTE);
// the server groups and filters by the reader's days
document.cookie = `archway-zone=${encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone)}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
