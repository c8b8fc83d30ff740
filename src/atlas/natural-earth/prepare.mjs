// Makes world.txt, the countries of the world as the program carries them, from Natural Earth as npm packs it.
//
//   mkdir /tmp/atlas && cd /tmp/atlas && npm install world-atlas@2.0.2 i18n-iso-countries@7.14.0
//   node …/src/atlas/natural-earth/prepare.mjs /tmp/atlas/node_modules > …/src/atlas/natural-earth/world.txt
//
// The same packages give the same file to the byte. Neither a build nor a test runs this.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Degrees: what the file counts in, and the area of a corner that nobody would miss, in square degrees. */
const GRID = 0.01;
const FINEST = 0.0004;
/** Rings smaller than this are left out, unless a country has no larger one. */
const SMALLEST = 0.0015;
/** The map ends in the Bering Strait; what lies west of it is drawn at the eastern end. */
const WEST_END = -168.5;

/** What Natural Earth has as something else than a country of ISO 3166-1: by the name that it goes by there. */
const NAMED = { Kosovo: 'XK', Somaliland: 'SO', 'N. Cyprus': 'CY', 'Ashmore and Cartier Is.': 'AU' };

/** Parts of a country's shape that have a code of their own: those of its rings that lie in the box, W S E N. */
const PARTS = [
  ['FR', 'GF', [-55, 2, -51, 6]],
  ['FR', 'GP', [-62, 15.8, -60.9, 16.6]],
  ['FR', 'MQ', [-61.3, 14.3, -60.7, 14.95]],
  ['FR', 'RE', [55, -21.5, 56, -20.8]],
  ['FR', 'YT', [44.9, -13.1, 45.4, -12.6]],
  ['NO', 'SJ', [-10, 70.5, 40, 81]],
  ['NL', 'BQ', [-69, 11.9, -62.8, 17.7]],
  ['IO-', 'CX', [105, -11, 106, -10]],
  ['IO-', 'CC', [96, -13, 97.5, -11.5]],
];

/** Places too small for the medium scale, taken from the large one: the code there, the box, and their own code. */
const FINE = [['TV', null, 'TV'], ['GI', null, 'GI'], ['UM', null, 'UM'], ['NZ', [-173, -10, -170.5, -8], 'TK']];

/** A point in Crimea, which Natural Earth draws with the country that holds it and international law does not. */
const CRIMEA = [34.1, 44.95];

const modules = process.argv[2];
const read = (name) => JSON.parse(readFileSync(join(modules, name), 'utf8'));
const iso = new Map(read('i18n-iso-countries/codes.json').map(([alpha2, , numeric]) => [numeric, alpha2]));

/** A packed map as lists of points in degrees, and for each code its polygons: lists of rings, lists of arcs. */
function unpack(name) {
  const { arcs, transform, objects } = read(`world-atlas/${name}`);
  const lines = arcs.map((arc) => {
    let [x, y, last] = [0, 0, null];
    const points = arc.map(([dx, dy]) => {
      [x, y] = [x + dx, y + dy];
      let lon = x * transform.scale[0] + transform.translate[0];
      const lat = y * transform.scale[1] + transform.translate[1];
      // A line that crosses the date line goes on beyond 180 degrees.
      if (last !== null) lon += Math.round((last - lon) / 360) * 360;
      last = lon;
      return [lon, lat];
    });
    const middle = points.reduce((sum, [lon]) => sum + lon, 0) / points.length;
    const turn = middle < WEST_END ? 360 : middle >= WEST_END + 360 ? -360 : 0;
    return points.map(([lon, lat]) => [lon + turn, lat]);
  });
  const shapes = new Map();
  for (const { id, type, arcs: own, properties } of objects.countries.geometries) {
    const code = NAMED[properties.name] ?? (properties.name === 'Indian Ocean Ter.' ? 'IO-' : iso.get(id) ?? '-');
    const polygons = { Polygon: [own], MultiPolygon: own }[type] ?? [];
    shapes.set(code, [...(shapes.get(code) ?? []), ...polygons]);
  }
  return { lines, shapes };
}

const map = unpack('countries-50m.json');
const points = (ring) => ring.flatMap((arc) => (arc < 0 ? map.lines[~arc].toReversed() : map.lines[arc]));

const area = (line) => Math.abs(line.reduce((sum, [x, y], at) => {
  const [nextX, nextY] = line[(at + 1) % line.length];
  return sum + (x * nextY - nextX * y) * Math.cos(y * Math.PI / 180);
}, 0)) / 2;

const within = (line, [x, y]) => line.reduce((inside, [x1, y1], at) => {
  const [x2, y2] = line[(at + 1) % line.length];
  return (y1 > y) !== (y2 > y) && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !inside : inside;
}, false);

const lies = (ring, [west, south, east, north]) => points(ring).every(([x, y]) => x > west && x < east && y > south && y < north);

/** Polygons as one: without the arcs that two of them share, the rest joined into rings again. */
function dissolve(polygons) {
  const all = polygons.flat(2);
  const known = new Set(all);
  const open = all.filter((arc) => !known.has(~arc));
  const key = ([x, y]) => `${x.toFixed(6)} ${y.toFixed(6)}`;
  const from = new Map();
  for (const arc of open) {
    const start = key(points([arc])[0]);
    from.set(start, [...(from.get(start) ?? []), arc]);
  }
  const rings = [];
  const used = new Set();
  for (const first of open) {
    const ring = [];
    for (let arc = first; arc !== undefined && !used.has(arc);) {
      used.add(arc);
      ring.push(arc);
      const end = key(points([arc]).at(-1));
      arc = (from.get(end) ?? []).find((next) => !used.has(next));
    }
    if (ring.length) rings.push(ring);
  }
  return [rings];
}

const russia = map.shapes.get('RU');
const crimea = russia.filter(([outer]) => within(points(outer), CRIMEA));
map.shapes.set('RU', russia.filter((polygon) => !crimea.includes(polygon)));
map.shapes.set('UA', [...map.shapes.get('UA'), ...crimea]);
map.shapes.delete('AQ');
for (const [whole, part, box] of PARTS) {
  const polygons = map.shapes.get(whole);
  const own = polygons.filter(([outer]) => lies(outer, box));
  map.shapes.set(part, own);
  map.shapes.set(whole, polygons.filter((polygon) => !own.includes(polygon)));
}
map.shapes.delete('IO-');
const fine = unpack('countries-10m.json');
for (const [whole, box, part] of FINE) {
  const moved = (arc) => (arc < 0 ? ~(map.lines.push(fine.lines[~arc]) - 1) : map.lines.push(fine.lines[arc]) - 1);
  const rings = fine.shapes.get(whole).map((polygon) => polygon.map((ring) => ring.map(moved)));
  const west = (x) => (x > 180 ? x - 360 : x);
  const inBox = (ring) => points(ring).every(([x, y]) => west(x) > box[0] && west(x) < box[2] && y > box[1] && y < box[3]);
  map.shapes.set(part, rings.filter(([outer]) => box === null || inBox(outer)));
}

/** A line without the corners that would not be missed: the smallest goes first, the ends stay. */
function simpler(line) {
  const kept = line.slice();
  const least = line[0].join() === line.at(-1).join() ? 4 : 2;
  const weight = (at) => {
    const [[x1, y1], [x2, y2], [x3, y3]] = [kept[at - 1], kept[at], kept[at + 1]];
    return Math.abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2 * Math.cos(y2 * Math.PI / 180);
  };
  while (kept.length > least) {
    let best = 0;
    for (let at = 1; at < kept.length - 1; at++) if (!best || weight(at) < weight(best)) best = at;
    if (!best || weight(best) >= FINEST) break;
    kept.splice(best, 1);
  }
  return kept;
}

// Numbers in letters, five bits in each: the sixth says that more follow. The sign is the lowest bit.
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
function letters(number) {
  let rest = number < 0 ? -number * 2 - 1 : number * 2;
  let text = '';
  for (; rest > 31; rest = Math.floor(rest / 32)) text += LETTERS[(rest % 32) + 32];
  return text + LETTERS[rest];
}

function written(line) {
  const onGrid = simpler(line).map((point) => point.map((degrees) => Math.round(degrees / GRID)));
  const steps = onGrid.map(([x, y], at) => (at ? [x - onGrid[at - 1][0], y - onGrid[at - 1][1]] : [x, y]));
  const moving = steps.filter(([x, y], at) => !at || x || y);
  return moving.flat().map(letters).join('');
}

console.log(readFileSync(join(import.meta.dirname, 'source.txt'), 'utf8').trimEnd());
const numbers = new Map();
const countries = [];
const lines = [];
for (const [code, polygons] of [...map.shapes].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const rings = dissolve(polygons)[0];
  const sizes = rings.map((ring) => area(points(ring)));
  const kept = rings.filter((_, at) => sizes[at] >= SMALLEST || sizes[at] === Math.max(...sizes));
  const texts = kept.map((ring) => ring.map((arc) => {
    const own = arc < 0 ? ~arc : arc;
    if (!numbers.has(own)) numbers.set(own, lines.push(written(map.lines[own])) - 1);
    return arc < 0 ? -numbers.get(own) - 1 : numbers.get(own);
  }).join(','));
  countries.push(`${code} ${texts.join(';')}`);
}
console.log(`arcs ${lines.length}`);
lines.forEach((line) => console.log(line));
console.log(`countries ${countries.length}`);
countries.forEach((country) => console.log(country));
