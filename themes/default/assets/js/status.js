// Keeps what a page says of rounds true by the reader's clock. Without it the dates stand alone.
// data-turns holds moments in seconds since 1970, each with the state that begins then.
let timer;
const update = () => {
  const now = Date.now() / 1000;
  let next = Infinity;
  for (const round of document.querySelectorAll('[data-turns]')) {
    const { from, turns } = round.dataset;
    let state = from;
    for (const [, at, name] of turns.matchAll(/(\d+) (\w+)/g)) {
      if (at <= now) state = name;
      else next = Math.min(next, at);
    }
    for (const part of round.querySelectorAll('[data-in]')) part.hidden = !part.dataset.in.split(' ').includes(state);
    for (const tag of round.querySelectorAll('[data-status]')) {
      tag.textContent = tag.dataset[state];
      tag.dataset.status = state;
      tag.hidden = false;
    }
    const list = round.parentNode.dataset.rounds;
    const wanted = state === 'closed' ? 'past' : 'current';
    const place = document.querySelector(`[data-rounds="${wanted}"]`);
    if (place && list && list !== 'all' && list !== wanted) place.prepend(round);
  }
  for (const list of document.querySelectorAll('[data-rounds]')) {
    list.hidden = !list.children.length;
    list.nextElementSibling.hidden = !list.hidden;
  }
  clearTimeout(timer);
  if (next < Infinity) timer = setTimeout(update, Math.min((next - now) * 1000, 2 ** 31 - 1));
};
update();
document.addEventListener('visibilitychange', update);
