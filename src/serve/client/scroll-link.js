// Owns the common scrolling of two panes: blocks that belong together pass the reading line at the same time.

/** How far from the top of a pane the reader is taken to read, as a part of its height. */
const readingLine = 0.25;

export function linkScroll(frames) {
  let pairs = [];
  let linked = true;
  let leader = frames[0];
  /** Where a pane was put by the other one: the scroll event that follows from it is not the reader's. */
  const put = new Map();

  const follow = () => {
    const follower = frames.find((frame) => frame !== leader);
    const from = viewOf(leader);
    const to = viewOf(follower);
    if (!linked || !from || !to) return;
    const isLeft = leader === frames[0];
    const line = Math.min(from.innerHeight, to.innerHeight) * readingLine;
    const points = pointsOf(isLeft ? pairs : pairs.map(([left, right]) => [right, left]), from, to, line);
    const target = interpolate(points, from.scrollY + line) - line;
    to.scrollTo({ top: target, behavior: 'instant' });
    put.set(follower, to.scrollY);
  };

  return {
    /** A pane has been scrolled, by the reader or by us. */
    scrolled: (frame) => {
      const view = viewOf(frame);
      if (!view || Math.abs((put.get(frame) ?? -9) - view.scrollY) < 2) return;
      put.delete(frame);
      leader = frame;
      follow();
    },
    /** The pairs have changed, or the pages have: the pane that the reader scrolled last stays. */
    setPairs: (next) => {
      pairs = next;
      follow();
    },
    setLinked: (next) => {
      linked = next;
      follow();
    },
    /** Scrolls a pane so that a block stands at the reading line, and the other pane with it. */
    bring: (frame, block) => {
      const view = viewOf(frame);
      leader = frame;
      view.scrollBy({ top: block.getBoundingClientRect().top - view.innerHeight * readingLine, behavior: 'instant' });
      put.set(frame, view.scrollY);
      follow();
      const lit = { backgroundColor: 'rgb(255 201 77 / 35%)' };
      block.animate([lit, { ...lit, offset: 0.5 }, {}], { duration: 1500 });
    },
  };
}

/**
 * Heights in both pages that belong together, from top to bottom, rising in both. The tops and the ends of both pages
 * belong together; a block that cannot reach the reading line of its pane is left out.
 */
function pointsOf(pairs, from, to, line) {
  const ends = [from, to].map((view) => view.document.documentElement.scrollHeight - view.innerHeight + line);
  const points = [[line, line]];
  for (const [left, right] of pairs) {
    const point = [topOf(from, left), topOf(to, right)];
    const last = points.at(-1);
    const isBetween = (side) => point[side] > last[side] && point[side] < ends[side];
    if (isBetween(0) && isBetween(1)) points.push(point);
  }
  points.push([Math.max(ends[0], points.at(-1)[0] + 1), ends[1]]);
  return points;
}

function topOf(view, block) {
  const element = view.document.querySelector(`[data-anslag-block="${block}"]`);
  return element ? element.getBoundingClientRect().top + view.scrollY : NaN;
}

function interpolate(points, height) {
  let index = 1;
  while (index < points.length - 1 && points[index][0] < height) index += 1;
  const [[from, to], [nextFrom, nextTo]] = [points[index - 1], points[index]];
  const share = Math.min(1, Math.max(0, (height - from) / (nextFrom - from)));
  return to + share * (nextTo - to);
}

function viewOf(frame) {
  try {
    return frame.hidden || !frame.contentWindow.document.body ? null : frame.contentWindow;
  } catch {
    return null;
  }
}
