// Runs the real program on a copy of the programme's site in a folder of its own, and edits that copy as a person would.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
/** What a site consists of. */
const parts = ['anslag.yaml', 'content', 'i18n', 'themes'];
/** What translations were made from. */
const bases = join(repository, 'i18n', 'base');

/** The program that is tested; the variable ANSLAG names another one. */
export const program = process.env.ANSLAG || resolve(repository, process.env.CARGO_TARGET_DIR || 'target', 'debug', 'anslag');

/** A folder that is gone after the test. */
export async function folderFor(t) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'anslag-preview-')));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Starts the preview for one test. `files` are files of the site, by their path, that are to be other than in the
 * repository: a new text, or a function from the old one to it. `arguments` are more of the command line.
 */
export async function startPreview(t, { files = {}, arguments: more = [] } = {}) {
  const root = join(await folderFor(t), 'site');
  // Nobody has confirmed a translation here: then the preview notices by itself what is followed.
  const filter = (place) => !place.startsWith(bases);
  await Promise.all(parts.map((part) => cp(join(repository, part), join(root, part), { recursive: true, filter })));
  const preview = new Preview(root, more);
  // Whether the lists of countries that the program knows are still in force depends on the day of the test.
  await preview.put('anslag.yaml', (text) => text.replace(/^country_list:.*\n/m, ''));
  for (const [file, text] of Object.entries(files)) await preview.put(file, text);
  t.after(() => preview.end());
  await preview.start();
  return preview;
}

class Preview {
  #process = null;
  #events = null;
  #heard = [];
  #waiting = new Set();
  #leaving = [];

  constructor(root, more) {
    this.root = root;
    this.more = more;
    /** The address of the start page, from the first line that the program says. */
    this.url = null;
  }

  /** Starts the program; after a stop at the address that it had. */
  async start() {
    const port = this.url ? new URL(this.url).port : '0';
    const { VISUAL, EDITOR, ...env } = process.env; // what opens files is said by the test alone
    this.#process = spawn(program, ['serve', '--port', port, ...this.more], { cwd: this.root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let complaint = '';
    this.#process.stderr.on('data', (bytes) => { complaint += bytes; });
    const [line] = await Promise.race([
      once(createInterface({ input: this.#process.stdout }), 'line'),
      once(this.#process, 'exit').then(() => { throw new Error(`the program did not start: ${complaint}`); }),
    ]);
    this.url = /^http:\S+/.exec(line)?.[0];
    assert.ok(this.url, `the first line names no address: ${line}`);
    await this.#listen();
  }

  /** Does something when the test is over, while the program still answers. */
  beforeEnd(action) {
    this.#leaving.push(action);
  }

  /** The end of the test: what looks at the program leaves first, so that no request is cut off. */
  async end() {
    try {
      for (const leave of this.#leaving) await leave();
    } finally {
      await this.stop();
    }
  }

  async stop() {
    this.#events?.destroy();
    const running = this.#process;
    this.#process = null;
    if (!running || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGINT');
    await ended;
  }

  at(path) {
    return new URL(path, this.url).href;
  }

  read(file) {
    return readFile(join(this.root, file), 'utf8');
  }

  /** Writes a file and waits for nothing. */
  async put(file, text) {
    const place = join(this.root, file);
    await mkdir(dirname(place), { recursive: true });
    // All at once, as an editor does: a pause after the file was emptied would be a file without text.
    writeFileSync(place, typeof text === 'function' ? text(await this.read(file)) : text);
  }

  /** Writes a file and waits until the program shows it. Gives the number of that edition. */
  write(file, text) {
    return this.step([file], () => this.put(file, text));
  }

  /** Replaces a text that stands in a file, and waits until the program shows it. */
  edit(file, old, text) {
    return this.write(file, (whole) => {
      assert.ok(whole.includes(old), `${file} has no "${old}"`);
      return whole.replace(old, () => text);
    });
  }

  /** Saves a file as many editors do: writes it elsewhere, and puts it in the place of the old one. */
  replace(file, text) {
    return this.step([file], async () => {
      const other = join(dirname(this.root), 'saved');
      await writeFile(other, text);
      await rename(other, join(this.root, file));
    });
  }

  rename(from, to) {
    return this.step([from, to], () => rename(join(this.root, from), join(this.root, to)));
  }

  remove(file) {
    return this.step([file], () => rm(join(this.root, file)));
  }

  /** Does something to these files and waits until the program has taken notice of all of them. */
  async step(files, action) {
    const missing = new Set(files);
    const seen = this.heard(({ edition, cause }) => {
      for (const file of cause.length ? cause : files) missing.delete(file);
      return missing.size ? null : edition;
    });
    await action();
    return seen;
  }

  /** Waits for an edition yet to come that `choose` gives something for, and gives that. */
  heard(choose) {
    return new Promise((resolve, reject) => {
      const began = this.#heard.length;
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`no such edition came, only ${JSON.stringify(this.#heard.slice(began))}`));
      }, 10_000);
      const look = (event) => {
        const found = choose(event);
        if (found === null || found === undefined) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
    });
  }

  /** The newest edition that the program has told of. */
  get newest() {
    return this.#heard.at(-1);
  }

  /** Listens to the program as a page does. Returns when it has told of the first edition. */
  async #listen() {
    this.#events?.destroy();
    this.#heard = [];
    const request = get(this.at('/_anslag/events'));
    this.#events = request;
    request.on('error', () => {}); // the program was stopped
    const [response] = await once(request, 'response');
    response.on('error', () => {});
    await new Promise((ready) => {
      createInterface({ input: response }).on('line', (line) => {
        if (!line.startsWith('data:')) return;
        const event = JSON.parse(line.slice(5));
        this.#heard.push(event);
        for (const look of [...this.#waiting]) look(event);
        ready();
      }).on('error', () => {});
    });
  }
}
