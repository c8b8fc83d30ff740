// Runs the checks on a site and gives what they find. `only` names checks; without it all are run.
import { pageChecks, siteChecks } from './checks.mjs';
import { readWithScripts } from './checks/scriptless.mjs';
import { enter, modes } from './modes.mjs';

const chosen = (checks, only) => checks.filter(({ name }) => !only || only === name);

/** Opens one page and looks at it in every mode. */
export async function inspectPage({ tabs, origin, page: facts, only }) {
  const findings = [];
  const url = origin + facts.path;
  const borrowed = {};
  const tabOf = async (kind) => (borrowed[kind] ??= await tabs.borrow(kind));
  const plain = await tabOf('plain');
  await plain.open(url);
  const withScripts = await readWithScripts(plain.page);
  for (const [key, mode] of Object.entries(modes)) {
    const due = chosen(pageChecks, only).filter((check) => check.modes.includes(key));
    if (!due.length || (key === 'clocked' && !facts.rounds)) continue;
    const tab = await tabOf(mode.tab ?? 'plain');
    if (key === 'scriptless') await tab.open(url);
    if (key !== 'clocked') await enter(tab.page, mode);
    for (const check of due) {
      const report = (element, message) => findings.push({ check: check.name, mode: mode.title, page: facts.path, element, message });
      await check.run({ tab, page: tab.page, url, facts, mode, withScripts, report });
    }
  }
  // After an error a tab is not used again; it is closed with the browser.
  for (const [kind, tab] of Object.entries(borrowed)) await tabs.giveBack(kind, tab);
  return findings;
}

/** Looks at the site as a whole. */
export async function inspectSite({ site, origin, only }) {
  const findings = [];
  for (const check of chosen(siteChecks, only)) {
    const report = (page, element, message) => findings.push({ check: check.name, mode: 'whole site', page: page.path, element, message });
    await check.run({ site, origin, report });
  }
  return findings;
}

/** Findings as text, one a line, the same one only once. */
export function write(findings, most = 25) {
  const lines = [...new Set(findings.map(({ check, mode, page, element, message }) => `  ${check} | ${page} | ${mode} | ${element} | ${message}`))];
  const rest = lines.length > most ? [`  and ${lines.length - most} more`] : [];
  return [`${lines.length} found`, ...lines.slice(0, most), ...rest].join('\n');
}
