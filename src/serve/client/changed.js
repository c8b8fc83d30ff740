// Owns how a change is shown on the page: a calm glow on what changed, and where to find it if it is out of sight.

/** What is marked: the innermost blocks of the text that changed, or the elements themselves outside the text. */
export function changedBlocks(elements) {
  const blocks = new Set();
  for (const element of elements) {
    if (!element.isConnected || !document.body.contains(element)) continue;
    const block = element.closest('[data-anslag-block]') ?? element;
    // A part of the page that holds the text, or the page as a whole, is too much to point at.
    const isTooMuch = block === document.body || (!block.hasAttribute('data-anslag-block') && block.querySelector('[data-anslag-block]'));
    if (!isTooMuch && block.getClientRects().length) blocks.add(block);
  }
  const isInside = (block) => {
    for (let outer = block.parentElement; outer; outer = outer.parentElement) if (blocks.has(outer)) return true;
    return false;
  };
  return [...blocks].filter((block) => !isInside(block));
}

/** Whether one is in the window, and if not, where the nearest is: `{ where: 'above' | 'below', block }`. */
export function outOfSight(blocks, bottom) {
  let nearest = null;
  for (const block of blocks) {
    const box = block.getBoundingClientRect();
    if (box.bottom > 0 && box.top < bottom) return null;
    const distance = box.top >= bottom ? box.top - bottom : -box.bottom;
    if (!nearest || distance < nearest.distance) nearest = { where: box.top >= bottom ? 'below' : 'above', block, distance };
  }
  return nearest;
}

let watcher = null;

/** Calls `done` when the block comes into the window. Only the last block asked for is watched. */
export function whenSeen(block, done) {
  watcher?.disconnect();
  watcher = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    watcher.disconnect();
    done();
  });
  watcher.observe(block);
}

/** Lets the blocks that are in the window glow for a moment. Nothing of it stays on the page. */
export function glow(blocks, { everywhere = false } = {}) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const lit = { backgroundColor: 'rgb(255 201 77 / 30%)', boxShadow: '0 0 0 0.35em rgb(255 201 77 / 30%)' };
  const dark = { backgroundColor: 'rgb(255 201 77 / 0%)', boxShadow: '0 0 0 0.35em rgb(255 201 77 / 0%)' };
  const frames = still ? [lit, lit] : [lit, { ...lit, offset: 0.35 }, dark];
  for (const block of blocks) {
    const { top, bottom } = block.getBoundingClientRect();
    if (!everywhere && (bottom < 0 || top > innerHeight)) continue;
    for (const other of block.getAnimations()) if (other.id === 'anslag-glow') other.cancel();
    block.animate(frames, { duration: still ? 1500 : 1800, easing: 'ease-out', id: 'anslag-glow' });
  }
}

/** Brings a block into view and gives focus to it, or to its heading. */
export function goTo(block) {
  const target = block.querySelector('h1, h2, h3, h4, h5, h6') ?? block;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  block.scrollIntoView({ block: 'center', behavior: still ? 'instant' : 'smooth' });
  focus(target);
  glow([block], { everywhere: true });
}

/** Gives focus to an element that does not take it by itself, and leaves no attribute behind. */
function focus(target) {
  target.focus({ preventScroll: true });
  if (target.matches(':focus')) return;
  target.setAttribute('tabindex', '-1');
  target.focus({ preventScroll: true });
  target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
}
