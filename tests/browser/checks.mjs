// Every check, what it watches, and the modes in which it looks at a page.
// A page check is run on each page in each of its modes; a site check once a site.
import { axe } from './checks/axe.mjs';
import { colours, paper } from './checks/colours.mjs';
import { deadlines } from './checks/deadlines.mjs';
import { keyboard } from './checks/keyboard.mjs';
import { languages } from './checks/languages.mjs';
import { links } from './checks/links.mjs';
import { notFound } from './checks/not-found.mjs';
import { complaints, requests, storage } from './checks/quiet.mjs';
import { reflow, wholeWords } from './checks/reflow.mjs';
import { scriptless } from './checks/scriptless.mjs';

export const pageChecks = [
  { name: 'axe', watches: 'WCAG 2.2 A and AA, best practice', modes: ['wide', 'wideDark', 'narrow', 'narrowDark'], run: axe },
  { name: 'colours', watches: 'dark is dark, light and paper are light', modes: ['wide', 'wideDark', 'print'], run: colours },
  { name: 'reflow', watches: 'no sideways scrolling, no text cut off', modes: ['narrow', 'spaced', 'doubled'], run: reflow },
  { name: 'words', watches: 'no word broken in headings and menus', modes: ['narrow'], run: wholeWords },
  { name: 'keyboard', watches: 'skip link, every control, focus seen', modes: ['wide', 'narrowDark'], run: keyboard },
  { name: 'paper', watches: 'prints the content, not the navigation', modes: ['print'], run: paper },
  { name: 'scriptless', watches: 'all text, nothing that time makes false', modes: ['scriptless'], run: scriptless },
  { name: 'requests', watches: 'no other server is asked', modes: ['leaving'], run: requests },
  { name: 'storage', watches: 'no cookie, nothing stored', modes: ['leaving'], run: storage },
  { name: 'console', watches: 'no error, no warning', modes: ['leaving'], run: complaints },
  { name: 'deadlines', watches: 'status of rounds before, near and after', modes: ['clocked'], run: deadlines },
];

export const siteChecks = [
  { name: 'links', watches: 'every address and fragment', run: links },
  { name: 'languages', watches: 'html lang, switch, alternates', run: languages },
  { name: 'not-found', watches: 'the answer to an unknown address', run: notFound },
];
