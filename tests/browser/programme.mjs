// Builds the programme's site with the real program, with other rounds if a test wants them.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const repository = fileURLToPath(new URL('../../', import.meta.url));
/** The program that is tested; the variable ANSLAG names another one. */
const program = resolve(repository, process.env.ANSLAG || join(process.env.CARGO_TARGET_DIR || 'target', 'debug', 'anslag'));
const rounds = 'content/data/rounds.yaml';
const work = await mkdtemp(join(tmpdir(), 'anslag-programme-'));
after(() => rm(work, { recursive: true, force: true }));

/** The folder with the site as it is at a day or an instant, from a copy in which `edit` was made to the rounds. */
export async function build(name, { asOf = '2024-08-20', edit = (text) => text } = {}) {
  const site = join(work, name);
  await Promise.all(['anslag.yaml', 'content', 'i18n', 'themes'].map((part) => cp(join(repository, part), join(site, part), { recursive: true })));
  await writeFile(join(site, rounds), edit(await readFile(join(site, rounds), 'utf8')));
  await promisify(execFile)(program, ['build', '--as-of', asOf, '--out', join(site, 'public')], { cwd: site });
  return join(site, 'public');
}
