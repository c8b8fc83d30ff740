// Owns the words of the preview's own interface, in Swedish or English.
import { get } from './server.js';

/** The language of the interface: that of the page if we have it, else English. */
export function languageOf(document) {
  const code = document.documentElement.lang.split('-')[0];
  return code === 'sv' ? 'sv' : 'en';
}

/** A function from the name of a message to its words. */
export async function loadWords(language) {
  const words = await get('words', { lang: language }).catch(() => ({}));
  return (name) => words[name] ?? name;
}
