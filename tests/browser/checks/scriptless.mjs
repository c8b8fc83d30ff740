// Without scripts all text is there, and nothing that time can make false.
import { passingWords } from '../words.mjs';

const status = '[data-status]';
/** Sentences that are for some moments only, of which without scripts the one of the day of the build is there. */
const timed = '[data-in], [data-rounds] + *';

export async function scriptless({ page, facts, withScripts, report }) {
  const lines = await readLines(page, '');
  const all = lines.map(({ text }) => text).join(' ');
  for (const { text, element } of withScripts) {
    if (!all.includes(text)) report(element, `is there with scripts only: "${text}"`);
  }
  for (const { text, element, inStatus, code, alone } of lines) {
    const passing = passingWords[facts.lang.split('-')[0]];
    if (inStatus) report(element, 'a status is shown that no script keeps true');
    else if (!code && ((alone && passing?.alone.test(text)) || passing?.anywhere.test(text))) report(element, `time can make this false: "${text}"`);
  }
}

/** The text that a page shows with scripts, for comparison; what a script says of the time does not count. */
export const readWithScripts = (page) => readLines(page, `${status}, ${timed}`);

const readLines = (page, skip) => page.evaluate(([left, tag]) => {
  const { describe, normal, texts } = globalThis.inPage;
  return texts(document.body, left).map(({ text, parent }) => ({
    text,
    element: describe(parent),
    alone: normal(parent.textContent) === text,
    inStatus: Boolean(parent.closest(tag)),
    code: Boolean(parent.closest('code, pre, kbd, samp')),
  }));
}, [skip, status]);
