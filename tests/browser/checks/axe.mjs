// The rules of axe-core for WCAG 2.2, levels A and AA, and its best practice.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
  // Off by default although it is of level AA.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  preload: false,
};

/** Looks at the page, or at what is `within` an element of it. */
export async function axe({ page, report, within = 'html' }) {
  if (await page.evaluate(() => !globalThis.axe)) await page.evaluate(source);
  const violations = await page.evaluate(async ([where, how]) => (await globalThis.axe.run(where, how)).violations, [within, options]);
  for (const { id, help, nodes } of violations) {
    for (const node of nodes) {
      const why = [...node.any, ...node.all, ...node.none][0]?.message ?? '';
      report(node.target.join(' '), `${id}: ${help}. ${why}`);
    }
  }
}
