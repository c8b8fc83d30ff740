// Helpers that run inside the page, for several checks: which element, which text, which colours.

/** Is run in the page once it has loaded; leaves its helpers in `globalThis.inPage`. */
export function inPage() {
  const sheet = new CSSStyleSheet();
  // An adopted sheet needs no exception from the page's content security policy.
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const rootSize = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const ink = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const normal = (text) => text.replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();

  /** A short path to an element and the start of its text, for messages. */
  function describe(element) {
    const step = (one) => one.localName + (one.id ? `#${one.id}` : '') + [...one.classList].slice(0, 2).map((name) => `.${name}`).join('');
    const path = [];
    for (let one = element; one && one !== document.body && path.length < 3; one = one.parentElement) path.unshift(step(one));
    const text = normal(element.textContent ?? '').slice(0, 40);
    return path.join(' > ') + (text && ` "${text}"`);
  }

  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  /** The text nodes that are shown, whole and in order; `skip` leaves out what matches or is inside. */
  function texts(root, skip = '') {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node; (node = walker.nextNode());) {
      const parent = node.parentElement;
      if (!normal(node.data) || parent.closest('script, style, template') || (skip && parent.closest(skip)) || !shown(parent)) continue;
      found.push({ node, parent, text: normal(node.data) });
    }
    return found;
  }

  /** Any CSS colour as [red, green, blue, opacity], 0 to 255 and 0 to 1. */
  function colour(css) {
    ink.clearRect(0, 0, 1, 1);
    ink.fillStyle = '#000';
    ink.fillStyle = css;
    ink.fillRect(0, 0, 1, 1);
    const [red, green, blue, opacity] = ink.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, opacity / 255];
  }

  /** Relative luminance as WCAG defines it, 0 (black) to 1 (white). */
  function luminance(css) {
    const [red, green, blue] = colour(css).slice(0, 3).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  /** The colour behind an element: that of the nearest ancestor that has one, or of the bare page. */
  function background(element) {
    for (let one = element; one; one = one.parentElement) {
      const css = getComputedStyle(one).backgroundColor;
      if (colour(css)[3] > 0.5) return css;
    }
    const bare = document.createElement('div');
    bare.style.background = 'Canvas';
    document.documentElement.append(bare);
    const css = getComputedStyle(bare).backgroundColor;
    bare.remove();
    return css;
  }

  globalThis.inPage = {
    sheet, normal, describe, shown, texts, colour, luminance, contrast, background,
    /** Sets rules on top of the page's own, and the reader's text size. */
    setStyle(rules, textSize) {
      sheet.replaceSync(textSize === 1 ? rules : `${rules} :root { font-size: ${rootSize * textSize}px !important }`);
    },
  };
}
