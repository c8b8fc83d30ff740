// A built site as a value: its files, the path it is published under, and its pages with what each says of itself.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { fileAt } from './server.mjs';

/** Where the 404 page is looked at: two folders deep, so that addresses relative to it would fail. */
const unknownAddress = 'no-such-folder/no-such-page/';

/** Reads every file below a folder. */
export async function readFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return new Map(files.map((file, i) => [relative(folder, file).split(sep).join('/'), contents[i]]));
}

/** Makes a site of its files. `readFacts` is given the HTML of each page and tells what stands in it. */
export async function makeSite(folder, files, readFacts) {
  const names = [...files.keys()].filter((name) => name.endsWith('.html')).sort();
  const facts = await readFacts(names.map((name) => String(files.get(name))));
  const start = facts[names.indexOf('index.html')];
  const home = start?.canonical ? new URL(start.canonical) : new URL('http://localhost/');
  const looks = createHash('sha256');
  for (const [name, bytes] of files) if (/\.(css|m?js|svg)$/.test(name)) looks.update(name).update(bytes);
  const shared = looks.digest('hex');
  const site = { name: basename(folder), files, home: home.origin, mount: home.pathname };
  site.pages = names.map((file, i) => ({
    file,
    path: encodeURI(site.mount + (file === '404.html' ? unknownAddress : file.replace(/(^|\/)index\.html$/, '$1'))),
    status: file === '404.html' ? 404 : 200,
    ...facts[i],
    fingerprint: createHash('sha256').update(shared).update(file).update(files.get(file)).digest('hex'),
  }));
  return site;
}

/** The pages that people read: all but those that only lead on to another. */
export const readable = (site) => site.pages.filter((page) => !page.leadsTo);

/** An address as written on a page: what it stands for, on this site or elsewhere. */
export function resolve(site, page, written) {
  const url = new URL(written, site.home + page.path);
  const inside = url.origin === site.home;
  const file = inside ? fileAt(site, url.pathname) : undefined;
  return { url, inside, file, page: site.pages.find((other) => other.file === file), fragment: decoded(url.hash.slice(1)) };
}

function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
