// Serves one built site on loopback as a plain web server would: folders by their index.html,
// unknown addresses with the site's own 404 page, under the path of the site's public address.
import { createServer } from 'node:http';
import { extname } from 'node:path';

const types = {
  '.atom': 'application/atom+xml', '.css': 'text/css', '.gif': 'image/gif', '.html': 'text/html',
  '.ics': 'text/calendar', '.jpg': 'image/jpeg', '.js': 'text/javascript', '.json': 'application/json',
  '.mjs': 'text/javascript', '.pdf': 'application/pdf', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.txt': 'text/plain', '.webmanifest': 'application/manifest+json', '.webp': 'image/webp',
  '.woff2': 'font/woff2', '.xml': 'application/xml',
};

/** The file of the site that an address path stands for, or undefined. */
export function fileAt(site, path) {
  if (!path.startsWith(site.mount)) return undefined;
  let file;
  try {
    file = decodeURIComponent(path.slice(site.mount.length));
  } catch {
    return undefined;
  }
  if (file === '' || file.endsWith('/')) file += 'index.html';
  if (site.files.has(file)) return file;
  return site.files.has(`${file}/index.html`) ? `${file}/index.html` : undefined;
}

/** Starts the server on a free port; gives its origin and a function that stops it. */
export async function serve(site) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = fileAt(site, pathname);
    if (file?.endsWith('/index.html') && !pathname.endsWith('/') && !pathname.endsWith('.html')) {
      response.writeHead(301, { location: `${pathname}/` }).end();
      return;
    }
    const type = types[extname(file ?? '404.html')] ?? 'application/octet-stream';
    const text = /^text|json|xml|javascript/.test(type) ? '; charset=utf-8' : '';
    response.writeHead(file ? 200 : 404, { 'content-type': type + text });
    response.end(site.files.get(file ?? '404.html') ?? 'not found');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const stop = () => {
    server.closeAllConnections();
    return new Promise((stopped) => server.close(stopped));
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, stop };
}
