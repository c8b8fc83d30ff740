// Owns the links in the bar to the same page in the other languages, and to two languages side by side.
import { h, show } from './element.js';

export function languages({ words, language }) {
  const list = h('ul', { 'aria-label': words('languages') });
  const beside = h('a', { class: 'button' }, words('side-by-side'));
  const element = h('div', { class: 'tool languages' }, list, beside);

  const update = (desk) => {
    const others = desk.languages.filter(({ current, url }) => !current && url);
    show(list, others.map(({ code, name, url, translated }) => h('li', {},
      h('a', { class: 'button', href: url, hreflang: code },
        h('span', { lang: code }, name), translated ? null : h('span', { class: 'aside' }, ` (${words('not-translated')})`)))));
    list.hidden = !others.length;
    beside.hidden = !others.length || !desk.page;
    beside.href = `/_anslag/side-by-side?${new URLSearchParams({ page: location.pathname, lang: language })}`;
    element.hidden = !others.length;
  };
  return { element, update };
}
