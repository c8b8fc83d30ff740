// The preview in a page: owns the order in which its parts are made, and what each edition sets going.
import { makeBar } from './bar.js';
import { changedBlocks, glow, goTo, outOfSight, whenSeen } from './changed.js';
import { refresh, setClock } from './clock.js';
import { differences } from './differences.js';
import { drafts } from './drafts.js';
import { h } from './element.js';
import { listen } from './events.js';
import { languages } from './languages.js';
import { notes } from './notes.js';
import { openOnAltClick, opener, pathOffer } from './open.js';
import { inPane, standInPane } from './pane.js';
import { follow } from './patch.js';
import { pick } from './pick.js';
import { problems } from './problems.js';
import { pseudo } from './pseudo.js';
import { get } from './server.js';
import { time } from './time.js';
import { translate } from './translate.js';
import { hasMovedHere, makeWhereabouts } from './whereabouts.js';
import { languageOf, loadWords } from './words.js';

if (inPane()) standInPane();
else standAlone();

async function standAlone() {
  const language = languageOf(document);
  const whereabouts = makeWhereabouts();
  const ready = equip(language, whereabouts);
  let restless = Promise.resolve();

  listen({
    onEdition: (event) => {
      whereabouts.note();
      follow(event, async (followed, changed) => {
        if (changed) refresh();
        const { patched, updateDesk } = await ready;
        patched(followed, changed);
        restless = restless.then(updateDesk).catch(() => {});
      });
    },
    onConnection: async (isBack) => {
      const { bar, words } = await ready;
      if (isBack) bar.say(words('connection-back'), 'connection');
      else bar.message('connection', words('connection-lost'));
    },
  });
}

/** Makes the bar and its tools. */
async function equip(language, whereabouts) {
  const isMoved = hasMovedHere();
  const words = await loadWords(language);
  const bar = await makeBar(words);
  const paths = pathOffer({ words, say: bar.say, put: (content) => bar.message('path', content) });
  const openFile = opener({ words, say: bar.say, regret: bar.regret, offer: paths.offer });
  openOnAltClick(openFile);

  const context = { bar, words, language, openFile };
  const first = problems(context);
  bar.first.append(first.element);
  const tools = [languages, translate, pseudo, time, drafts, differences, pick].map((tool) => tool(context));
  bar.tools.append(...tools.map(({ element }) => element));

  const note = notes(context);
  const tellMoved = () => bar.say(words('moved'), 'moved', { brief: false });
  if (isMoved) tellMoved();

  const updateDesk = async () => {
    const desk = await get('desk', { page: location.pathname, lang: language, ...whereabouts.question() });
    const fate = whereabouts.update(desk);
    if (fate === 'moved') return; // the next page tells the rest
    setClock(desk.time.as_of === null ? null : desk.time.shown);
    for (const tool of [first, ...tools]) tool.update(desk, fate);
    note(desk, fate);
    bar.measure();
  };
  let path = location.pathname;
  const patched = (event, changed) => {
    paths.leave();
    if (changed) showChange({ bar, words, event, changed });
    if (location.pathname !== path) tellMoved();
    path = location.pathname;
  };
  return { bar, words, updateDesk, patched };
}

let shownFile = document.documentElement.dataset.anslagFile;

/** Lets the change be seen, unless it only follows from the text of another page. */
function showChange({ bar, words, event, changed }) {
  const own = document.documentElement.dataset.anslagFile;
  bar.message('elsewhere', null);
  const isOther = own !== shownFile;
  shownFile = own;
  if (isOther) return; // the page has become another one: there is nothing to point at
  const isElsewhere = event.cause.length > 0 && event.cause.every((file) => file.endsWith('.md') && file !== own);
  if (isElsewhere) return;
  const blocks = changedBlocks(changed);
  if (!blocks.length) return;
  bar.say(words('updated'));
  glow(blocks);
  const nearest = outOfSight(blocks, bar.top());
  if (!nearest) return;
  const done = () => bar.message('elsewhere', null);
  const button = h('button', { type: 'button' }, words('show'));
  button.addEventListener('click', () => {
    done();
    if (nearest.block.isConnected) goTo(nearest.block);
  });
  bar.message('elsewhere', [words(nearest.where === 'below' ? 'changed-below' : 'changed-above'), button]);
  whenSeen(nearest.block, done);
}
