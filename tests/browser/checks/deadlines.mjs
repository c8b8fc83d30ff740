// The tag of a round tells the truth whenever the page is opened, in the page's language.
//   <li data-closes="2024-08-28T23:59:59+02:00"> … <time datetime="2024-08-28"> … <strong data-status="" hidden></strong>
// A script sets `data-status` to upcoming, open, soon or closed, and fills in the words.
import { statusWords } from '../words.mjs';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Clocks may go forward or back between a deadline and the midnight at which it is soon. */
const shift = 120 * minute;

/** The moments to look at, from the instant of closing and the days before it during which a round is closing soon. */
const moments = [
  { title: 'the day before it is soon', at: ({ closes, soon }) => closes - (soon + 1) * day - shift, states: ['open', 'upcoming'] },
  { title: 'the day before it closes', at: ({ closes }) => closes - day, states: ['soon'] },
  { title: 'a minute before it closes', at: ({ closes }) => closes - minute, states: ['soon'] },
  { title: 'a minute after it closed', at: ({ closes }) => closes + minute, states: ['closed'] },
  { title: 'a minute before it opens', at: ({ opens }) => opens - minute, states: ['upcoming'] },
  { title: 'a minute after it opened', at: ({ opens }) => opens + minute, states: ['open', 'soon'] },
];

export async function deadlines({ tab, page, url, facts, report }) {
  if (!facts.rounds) return;
  const rounds = await readAt(tab, url, Date.now());
  const wanted = new Map();
  for (const { closes, opens, soon, element, days } of rounds) {
    const times = { closes: instant(closes), opens: opens ? instant(opens) : NaN, soon: Number(soon) || 14 };
    if (Number.isNaN(times.closes)) report(element, `data-closes is no instant with an offset: ${closes}`);
    else if (!days.includes(closes.slice(0, 10))) report(element, `no time element says the closing day ${closes.slice(0, 10)}`);
    for (const { title, at, states } of moments) {
      const time = at(times);
      if (Number.isNaN(time)) continue;
      const before = time < times.opens;
      const open = time > times.opens && states.includes('open') && states.filter((state) => state !== 'upcoming');
      const expect = { title, closes, opens, states: before ? ['upcoming'] : open || states };
      wanted.set(time, [...(wanted.get(time) ?? []), expect]);
    }
  }

  const words = statusWords[facts.lang.split('-')[0]];
  const labels = new Map();
  for (const [time, expectations] of wanted) {
    for (const round of await readAt(tab, url, time)) {
      const expected = expectations.find(({ closes, opens }) => closes === round.closes && opens === round.opens);
      const when = `${new Date(time).toISOString()}${expected ? `, ${expected.title},` : ''}`;
      if (round.tags !== 1) report(round.element, `has ${round.tags} elements with data-status`);
      else if (expected && !expected.states.includes(round.state)) report(round.element, `${when} the status is "${round.state}", not ${expected.states.join(' or ')}`);
      else if (round.hidden && round.state === 'closed') continue; // in a list of current ones, on a page without past ones
      else if (!round.label) report(round.element, `${when} no status is shown`);
      else if (words && !words[round.state]?.test(round.label)) report(round.element, `${when} the status ${round.state} is called "${round.label}"`);
      else labels.set(round.label, (labels.get(round.label) ?? new Set()).add(round.state));
    }
  }
  for (const [label, states] of labels) {
    if (states.size > 1) report('[data-status]', `"${label}" is said of ${[...states].join(' and ')}`);
  }
}

const instant = (text) => (/T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : NaN);

/** Opens the page at a moment, and reads each round. */
async function readAt(tab, url, time) {
  await tab.open(url, { time });
  return tab.page.evaluate(() => [...document.querySelectorAll('[data-closes]')].map((element) => {
    const { describe, normal, shown } = globalThis.inPage;
    const tags = element.querySelectorAll('[data-status]');
    return {
      closes: element.dataset.closes,
      opens: element.dataset.opens || '',
      soon: element.dataset.soonDays || '',
      days: [...element.querySelectorAll('time')].map((one) => one.dateTime.slice(0, 10)),
      element: describe(element),
      hidden: element.hidden,
      tags: tags.length,
      state: tags[0]?.dataset.status ?? '',
      label: tags[0] && shown(tags[0]) ? normal(tags[0].textContent) : '',
    };
  }));
}
