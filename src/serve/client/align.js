// Owns the matching of two lists of children: which old node goes on as which new one.
// Knows nothing of the live document and changes nothing.

/** Attributes that the preview itself puts on a page: line numbers move with every edit and say nothing of a change. */
export const isMark = (name) => name.startsWith('data-anslag-');

/** Those of them that stand in the text of a page. */
export const marksInText = ['data-anslag-block', 'data-anslag-line'];

/** Elements that are taken or replaced as a whole. */
export const isWhole = (node) => node.nodeName === 'SCRIPT' || node.nodeName === 'TEMPLATE' || node.nodeName === 'NOSCRIPT';

/**
 * A function that gives nodes of equal content the same number, and others different ones. Numbers of the same function
 * can be compared with each other only. It remembers them on the nodes, which must not change any more.
 */
export function fingerprints() {
  const texts = new Map();
  const elements = new Map();
  const known = Symbol('fingerprint');
  let count = 0;
  const numberOf = (numbers, text) => {
    let number = numbers.get(text);
    if (number === undefined) {
      number = count;
      count += 1;
      numbers.set(text, number);
    }
    return number;
  };
  function fingerprint(node) {
    if (node[known] !== undefined) return node[known];
    const { nodeType } = node;
    let number;
    if (nodeType === Node.TEXT_NODE) {
      number = numberOf(texts, node.data);
    } else if (nodeType !== Node.ELEMENT_NODE) {
      number = numberOf(elements, `${nodeType} ${node.data}`);
    } else {
      let text = node.nodeName;
      for (const name of node.getAttributeNames()) if (!isMark(name)) text += `\n${name}\t${node.getAttribute(name)}`;
      text += '\f';
      if (isWhole(node)) text += node.innerHTML;
      else for (let child = node.firstChild; child; child = child.nextSibling) text += `${fingerprint(child)},`;
      number = numberOf(elements, text);
    }
    node[known] = number;
    return number;
  }
  fingerprint.count = () => count;
  return fingerprint;
}

/**
 * Pairs the old children with the new ones: a map from a new node to the old one that it continues.
 * First what is equal at both ends, then ids, then equal content in order and out of order, then what is alike.
 */
export function align(olds, news, fingerprint) {
  const pairs = new Map();
  let start = 0;
  let oldEnd = olds.length;
  let newEnd = news.length;
  const equal = (old, next) => fingerprint(old) === fingerprint(next);
  while (start < oldEnd && start < newEnd && equal(olds[start], news[start])) {
    pairs.set(news[start], olds[start]);
    start += 1;
  }
  while (oldEnd > start && newEnd > start && equal(olds[oldEnd - 1], news[newEnd - 1])) {
    pairs.set(news[--newEnd], olds[--oldEnd]);
  }
  alignMiddle(olds.slice(start, oldEnd), news.slice(start, newEnd), fingerprint, pairs);
  return pairs;
}

/** The new nodes whose old ones stand in another order, as few as possible: all but a longest rising run. */
export function movers(news, olds, pairs) {
  const place = new Map(olds.map((old, index) => [old, index]));
  const kept = news.filter((next) => pairs.has(next));
  const places = kept.map((next) => place.get(pairs.get(next)));
  const ends = []; // ends[n]: the index of the lowest end of a rising run of n + 1 nodes
  const before = [];
  places.forEach((value, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[ends[middle]] < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? ends[low - 1] : -1;
    ends[low] = index;
  });
  const moved = new Set(kept);
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]) moved.delete(kept[index]);
  return moved;
}

function alignMiddle(olds, news, fingerprint, pairs) {
  const taken = new Set();
  const pair = (old, next) => {
    pairs.set(next, old);
    taken.add(old);
  };
  const free = () => [olds.filter((old) => !taken.has(old)), news.filter((next) => !pairs.has(next))];

  const byId = new Map(olds.filter((old) => old.id).map((old) => [old.id, old]));
  for (const next of news) {
    const old = next.id && byId.get(next.id);
    if (old && kind(old) === kind(next)) {
      pair(old, next);
      byId.delete(next.id);
    }
  }

  heaviest(...free(), (old, next) => (fingerprint(old) === fingerprint(next) ? 1 : 0)).forEach((found) => pair(...found));

  const moved = new Map();
  const [oldsLeft, newsLeft] = free();
  for (const old of oldsLeft) if (old.nodeType === Node.ELEMENT_NODE) moved.set(fingerprint(old), old);
  for (const next of newsLeft) {
    const old = moved.get(fingerprint(next));
    if (old && !taken.has(old)) pair(old, next);
  }

  // What is left is compared between what stays in its place, so that a changed paragraph is not taken for a new one.
  for (const [gapOlds, gapNews] of gaps(olds, news, pairs, taken)) {
    const products = gapOlds.length * gapNews.length;
    const detailed = products > 1 && products <= 900;
    heaviest(gapOlds, gapNews, (old, next) => {
      if (kind(old) !== kind(next)) return 0;
      return detailed ? 1 + 4 * likeness(old.textContent, next.textContent) : 1;
    }).forEach((found) => pair(...found));
  }
}

/** The runs of unpaired nodes between two neighbouring pairs. */
function gaps(olds, news, pairs, taken) {
  const place = new Map(olds.map((old, index) => [old, index]));
  const found = [];
  let from = 0;
  let run = [];
  const close = (to) => {
    const gap = olds.slice(from, Math.max(from, to)).filter((old) => !taken.has(old));
    if (run.length && gap.length) found.push([gap, run]);
    run = [];
    from = Math.max(from, to);
  };
  for (const next of news) {
    if (pairs.has(next)) close(place.get(pairs.get(next)) ?? from);
    else run.push(next);
  }
  close(olds.length);
  return found;
}

/** The heaviest pairing that keeps both orders. */
function heaviest(olds, news, weigh) {
  if (!olds.length || !news.length) return [];
  if (olds.length * news.length > 4e6) return [];
  const width = news.length + 1;
  const best = new Float32Array((olds.length + 1) * width);
  const weights = new Float32Array(olds.length * news.length);
  for (let row = olds.length - 1; row >= 0; row -= 1) {
    for (let column = news.length - 1; column >= 0; column -= 1) {
      const weight = weigh(olds[row], news[column]);
      weights[row * news.length + column] = weight;
      const both = weight > 0 ? weight + best[(row + 1) * width + column + 1] : 0;
      best[row * width + column] = Math.max(both, best[(row + 1) * width + column], best[row * width + column + 1]);
    }
  }
  const found = [];
  for (let row = 0, column = 0; row < olds.length && column < news.length;) {
    const here = best[row * width + column];
    if (here === best[(row + 1) * width + column]) row += 1;
    else if (here === best[row * width + column + 1]) column += 1;
    else found.push([olds[row++], news[column++]]);
  }
  return found;
}

/** What two nodes must have in common for one to become the other. */
function kind(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeType;
  const of = (name) => node.getAttribute(name) ?? '';
  switch (node.nodeName) {
    case 'LINK': return `LINK ${of('rel')} ${of('media')} ${of('hreflang')}`;
    case 'META': return `META ${of('name')} ${of('property')} ${of('http-equiv')} ${of('media')}`;
    case 'INPUT': return `INPUT ${of('type')} ${of('name')}`;
    default: return `${node.namespaceURI} ${node.nodeName}`;
  }
}

/** From 0 to 1: how many words two texts share. */
function likeness(one, other) {
  const words = (text) => text.match(/\S+/gu) ?? [];
  const left = new Set(words(one));
  const right = new Set(words(other));
  if (!left.size && !right.size) return 1;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}
