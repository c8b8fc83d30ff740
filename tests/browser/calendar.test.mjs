// Reads the calendars of the programme's site with two readers that know nothing of each other, as calendar programs do.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import ICAL from 'ical.js';
import ical from 'node-ical';
import { build } from './programme.mjs';

const cities = ['Europe/Stockholm', 'Africa/Nairobi', 'America/Bogota'];

/** The calendars of the site, by their path, after `edit` was made to the rounds. */
async function calendars(name, edit) {
  const site = await build(name, { edit });
  const files = await readdir(site, { recursive: true });
  const read = async (file) => [file, await readFile(join(site, file), 'utf8')];
  return Object.fromEntries(await Promise.all(files.filter((file) => file.endsWith('.ics')).sort().map(read)));
}

/** What each reader finds in a calendar: its events by their identity, with the days between which they are in a city. */
const readers = {
  'ical.js': (text, zone) => {
    const calendar = new ICAL.Component(ICAL.parse(text));
    return Object.fromEntries(calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      // A date floats: it is the same day wherever somebody is. A moment is some day in each place.
      const midnight = ({ year, month, day }) => new Date(year, month - 1, day);
      const { isDate } = event.startDate;
      const [start, end] = [event.startDate, event.endDate].map((time) => (isDate ? midnight(time) : time.toJSDate()));
      return [event.uid, {
        ...shown(start, end, zone, isDate), sequence: event.sequence, status: component.getFirstPropertyValue('status'),
        title: event.summary, text: event.description, url: component.getFirstPropertyValue('url'),
        alarms: component.getAllSubcomponents('valarm').length,
      }];
    }));
  },
  'node-ical': (text, zone) => {
    const events = Object.values(ical.sync.parseICS(text)).filter(({ type }) => type === 'VEVENT');
    const words = (value) => value.val ?? value;
    return Object.fromEntries(events.map((event) => [event.uid, {
      ...shown(event.start, event.end ?? event.start, zone, event.datetype === 'date'), sequence: Number(event.sequence), status: event.status,
      title: words(event.summary), text: words(event.description), url: event.url,
      alarms: event.alarms?.length ?? 0,
    }]));
  },
};

/** The first and the last day, as somebody in a city sees them, and the time if it is not a whole day. */
function shown(start, end, timeZone, isDay) {
  const at = (date) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(date);
  const [from, time] = at(start).split(' ');
  const [last] = at(new Date(end - (isDay ? 1 : 0))).split(' ');
  return { from, last, time: isDay ? undefined : time };
}

/** What both readers find as somebody in a city sees it; they must agree. */
function read(text, zone = 'Europe/Stockholm') {
  process.env.TZ = zone;
  const [first, second] = Object.values(readers).map((reader) => reader(text, zone));
  assert.deepEqual(first, second, zone);
  return first;
}

const days = (events) => Object.fromEntries(Object.entries(events).map(([uid, { from, last, time }]) => [uid, time ? `${from} ${time}` : from === last ? from : `${from}–${last}`]));
const spring = '2024-03.closes@partnerskap.example';
const autumn = '2024-04.closes@partnerskap.example';
const site = await calendars('site');

test('there is a calendar of all rounds, of each component and of each round, in both languages', () => {
  assert.deepEqual(Object.keys(site), [
    'en/rounds.ics', 'en/rounds/2024-03.ics', 'en/rounds/2024-04.ics', 'en/rounds/project.ics',
    'omgangar.ics', 'omgangar/2024-03.ics', 'omgangar/2024-04.ics', 'omgangar/project.ics',
  ]);
});

for (const [file, text] of Object.entries(site)) {
  test(`${file}: two readers find the same`, () => {
    assert.doesNotMatch(text, /[^\r]\n/);
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    const expected = { [spring]: '2024-08-28', [autumn]: '2024-11-01' };
    if (file.endsWith('2024-03.ics')) delete expected[autumn];
    if (file.endsWith('2024-04.ics')) delete expected[spring];
    for (const zone of cities) assert.deepEqual(days(read(text, zone)), expected, zone);
    for (const event of Object.values(read(text))) {
      assert.deepEqual([event.sequence, event.status, event.alarms], [0, 'CONFIRMED', 1]);
      assert.match(event.url, /^https:\/\/partnerskap\.example\/.+#2024-0[34]$/);
      assert.match(event.title, file.startsWith('en/') ? /^Application round 2024-0[34] closes$/ : /^Ansökningsomgång 2024-0[34] stänger$/);
      assert.match(event.text, file.startsWith('en/') ? /^Closes \d+ \p{L}+ 2024\n/u : /^Stänger \d+ \p{L}+ 2024\n/u);
    }
  });
}

test('an event is the same in both languages', () => {
  const facts = (file) => Object.entries(read(site[file])).map(([uid, { title, text, url, ...facts }]) => [uid, facts]);
  assert.deepEqual(facts('omgangar.ics'), facts('en/rounds.ics'));
});

test('a deadline that is moved updates the same event', async () => {
  const change = 'changes: [{ on: 2024-08-20, closes: 2024-08-28, note: { sv: Fler hinner söka., en: More can apply. } }]';
  const moved = await calendars('moved', (text) => text.replace('closes: 2024-08-28', `closes: 2024-09-04\n  ${change}`));
  for (const [file, said] of [['omgangar.ics', 'Fler hinner söka.'], ['en/rounds.ics', 'More can apply.']]) {
    for (const zone of cities) {
      const [before, after] = [read(site[file], zone), read(moved[file], zone)];
      assert.deepEqual(Object.keys(before), Object.keys(after));
      assert.deepEqual(days(after), { [spring]: '2024-09-04', [autumn]: '2024-11-01' });
      assert.ok(after[spring].sequence > before[spring].sequence);
      assert.deepEqual(after[autumn], before[autumn]);
      assert.ok(after[spring].text.includes(said), after[spring].text);
    }
  }
});

test('a round that is called off is called off in the calendar', async () => {
  const note = 'cancelled: { on: 2024-08-20, note: { sv: Pengarna är slut., en: There is no money left. } }';
  const cancelled = await calendars('cancelled', (text) => text.replace('closes: 2024-11-01', `closes: 2024-11-01\n  ${note}`));
  const { [spring]: first, [autumn]: second } = read(cancelled['omgangar.ics']);
  assert.deepEqual([first.status, second.status, second.sequence, second.alarms], ['CONFIRMED', 'CANCELLED', 1, 0]);
  assert.equal(second.title, 'Inställd: Ansökningsomgång 2024-04 stänger');
});

test('a time of the day is the same moment everywhere, on both sides of the change of clocks', async () => {
  const timed = await calendars('timed', (text) => text.replace('2024-08-28', '2024-10-26T18:00').replace('2024-11-01', '2024-10-27T18:00'));
  for (const [zone, ...expected] of [
    ['Europe/Stockholm', '2024-10-26 18:00', '2024-10-27 18:00'],
    ['Africa/Nairobi', '2024-10-26 19:00', '2024-10-27 20:00'],
    ['America/Bogota', '2024-10-26 11:00', '2024-10-27 12:00'],
  ]) {
    assert.deepEqual(Object.values(days(read(timed['omgangar.ics'], zone))), expected, zone);
  }
});
