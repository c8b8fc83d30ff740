// Owns the words in the bar on what is not shown as it is written now: the page has a fault, or a file it is made from
// has, or it is no longer here.
import { h } from './element.js';

/** So many files are named. */
const mostNamed = 3;

/** A function that shows what holds for the page of `desk`. `fate` is what has become of the page that was seen here. */
export function notes({ bar, words }) {
  return (desk, fate) => {
    const held = heldBack(desk.held_back ?? []);
    const kept = desk.page?.kept ? words('kept') : held && `${words('held-back')} ${held}`;
    bar.message('kept', kept ? h('strong', {}, kept) : null);
    bar.message('gone', fate === 'gone' ? words('gone') : null);
  };
}

/** The names of the files that every page may be made from. The text of another page is no matter of this one. */
function heldBack(files) {
  const shared = files.filter((file) => !file.endsWith('.md'));
  const nameOf = (file) => file.slice(file.lastIndexOf('/') + 1);
  const isClear = (file) => shared.filter((other) => nameOf(other) === nameOf(file)).length === 1;
  const names = shared.slice(0, mostNamed).map((file) => (isClear(file) ? nameOf(file) : file));
  return names.length ? names.join(', ') + (shared.length > mostNamed ? ' …' : '.') : '';
}
