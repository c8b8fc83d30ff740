// What the pages say of themselves, read from their HTML by the browser's own parser, without showing them.

/** A reader for `makeSite`, using a tab of the browser. */
export const factsReader = (tab) => (htmls) => tab.evaluate((texts) => {
  const parser = new DOMParser();
  const attribute = (root, selector, name) => root.querySelector(selector)?.getAttribute(name) ?? '';
  const describe = (element) => {
    const text = element.textContent.replace(/\s+/g, ' ').trim().slice(0, 40);
    return `${element.parentElement?.localName ?? ''} > ${element.localName}${text && ` "${text}"`}`;
  };
  const addresses = ['href', 'src', 'poster', 'action', 'data'];

  return texts.map((text) => {
    const doc = parser.parseFromString(text, 'text/html');
    const refresh = attribute(doc, 'meta[http-equiv=refresh i]', 'content');
    const references = [];
    for (const element of doc.querySelectorAll(addresses.map((name) => `[${name}]`).join())) {
      for (const name of addresses) {
        if (element.hasAttribute(name)) references.push({ written: element.getAttribute(name), element: describe(element) });
      }
    }
    for (const element of doc.querySelectorAll('[srcset]')) {
      for (const candidate of element.getAttribute('srcset').split(',')) {
        references.push({ written: candidate.trim().split(/\s/)[0], element: describe(element) });
      }
    }
    const main = doc.querySelector('main')?.cloneNode(true);
    main?.querySelectorAll('script, style, [lang]').forEach((part) => part.remove());
    return {
      lang: doc.documentElement.getAttribute('lang') ?? '',
      leadsTo: refresh.match(/url\s*=\s*['"]?([^'"]*)/i)?.[1] ?? '',
      canonical: attribute(doc, 'link[rel=canonical]', 'href'),
      noindex: /noindex/i.test(attribute(doc, 'meta[name=robots]', 'content')),
      alternates: [...doc.querySelectorAll('link[rel=alternate][hreflang]')]
        .map((link) => ({ lang: link.hreflang, written: link.getAttribute('href') })),
      languageLinks: [...doc.querySelectorAll('a[href][hreflang]')].filter((link) => !link.closest('main'))
        .map((link) => ({ lang: link.hreflang, written: link.getAttribute('href'), words: link.closest('[lang]')?.lang ?? '', element: describe(link) })),
      links: [...doc.querySelectorAll('a[href]')].map((link) => ({ written: link.getAttribute('href'), words: link.closest('[lang]')?.lang ?? '' })),
      references,
      anchors: [...doc.querySelectorAll('[id], a[name]')].flatMap((element) => [element.id, element.getAttribute('name')]).filter(Boolean),
      headings: doc.querySelectorAll('h1').length,
      rounds: doc.querySelectorAll('[data-closes]').length,
      text: (main?.textContent ?? '').replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim(),
    };
  });
}, htmls);
