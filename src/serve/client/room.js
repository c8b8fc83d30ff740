// Owns the room that the bar takes: which of its forms the window is wide enough for, and that it hides nothing of the page.

/** What is said in the line of the tools gets so much room in it. */
const roomForWords = 140;

/** Gives the bar `measure`, which is called when something in it has changed, and `top`, where it begins in the window. */
export function keepRoom(bar) {
  const padding = new CSSStyleSheet();
  document.adoptedStyleSheets.push(padding);
  const measure = () => {
    bar.frame.dataset.form = formOf(bar);
    const boxes = [bar.frame, ...bar.root.querySelectorAll('.panel:not([hidden])')].map((element) => element.getBoundingClientRect());
    const height = Math.ceil(innerHeight - Math.min(...boxes.map(({ top }) => top)));
    bar.frame.style.setProperty('--bar', `${Math.ceil(boxes[0].height)}px`);
    bar.host.style.setProperty('--room', `${height}px`);
    padding.replaceSync(`@media screen { html { scroll-padding-block-end: ${height + 16}px } }`);
  };
  bar.top = () => bar.frame.getBoundingClientRect().top;
  bar.measure = measure;
  new ResizeObserver(measure).observe(bar.frame);
  addEventListener('resize', measure);
}

/**
 * `wide` if all of it fits in one line; `tight` if it does without the bar's name; else `narrow`, with the tools behind a
 * button. Messages come and go, so they do not count.
 */
function formOf({ frame, name, first, tools, fold }) {
  const before = frame.dataset.form;
  if (frame.classList.contains('folded')) return before ?? 'wide';
  delete frame.dataset.form; // without a form everything is as wide as it would like to be
  const { columnGap, paddingInlineStart, paddingInlineEnd } = getComputedStyle(frame);
  const gap = parseFloat(columnGap);
  const widths = [first, tools, fold].map((part) => part.getBoundingClientRect().width);
  const tight = widths.reduce((sum, width) => sum + width + gap, roomForWords);
  const wide = tight + name.getBoundingClientRect().width + gap;
  const room = frame.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
  return wide <= room ? 'wide' : tight <= room ? 'tight' : 'narrow';
}
