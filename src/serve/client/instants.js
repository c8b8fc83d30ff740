// Owns the points in time that one can travel to, and how they are written. Knows nothing of the bar.

/**
 * The stops of the journey, in order: `now`, and each boundary just before it and at it.
 * A stop is `{ as_of, at, kind: 'now' | 'before' | 'at' | 'chosen', texts }`; `as_of` is what the program is asked for.
 */
export function stopsOf({ boundaries, as_of, shown }, now) {
  const stops = [{ as_of: null, at: +now, kind: 'now', texts: [] }];
  const byInstant = new Map();
  for (const { at, text } of boundaries) byInstant.set(at, [...(byInstant.get(at) ?? []), text]);
  for (const [at, texts] of byInstant) {
    const before = minuteBefore(at);
    stops.push({ as_of: before, at: Date.parse(before), kind: 'before', texts });
    stops.push({ as_of: at, at: Date.parse(at), kind: 'at', texts });
  }
  const instant = as_of === null ? null : Date.parse(shown);
  if (instant !== null && !stops.some((stop) => stop.kind !== 'now' && stop.at === instant)) {
    stops.push({ as_of, at: instant, kind: 'chosen', texts: [] });
  }
  stops.sort((one, other) => one.at - other.at);
  const index = stops.findIndex((stop) => (instant === null ? stop.kind === 'now' : stop.kind !== 'now' && stop.at === instant));
  return { stops, index };
}

/** Writes an instant in words, in the zone of the site: "28 augusti 2024 kl. 23.59". */
export function writer(language, zone) {
  const format = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    timeZone: zone, year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit',
  });
  return (instant) => format.formatToParts(instant)
    .map(({ type, value }) => (language === 'sv' && type === 'literal' && value === ':' ? '.' : value)).join('');
}

/** The day of an instant in the zone of the site, as a date field has it: 2024-08-28. */
export function dayOf(instant, zone) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
}

/** A minute before an RFC 3339 instant, with the same offset: the page's clock goes on, and must not reach the instant at once. */
function minuteBefore(text) {
  const offset = /([+-]\d\d:\d\d|Z)$/i.exec(text)?.[0] ?? 'Z';
  const minutes = /z/i.test(offset) ? 0 : (offset[0] === '-' ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)));
  const there = new Date(Date.parse(text) - 60000 + minutes * 60000);
  return there.toISOString().slice(0, 19) + offset;
}
