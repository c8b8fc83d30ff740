// Keeps what a page says of rounds true by the reader's clock. Without it the dates stand alone.
// data-turns: seconds since 1970, each with the state that begins.
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
    const goal = state === 'closed' ? 'past' : 'current';
    const place = document.querySelector(`[data-rounds="${goal}"]`);
    const lost = ![goal, 'all', undefined].includes(round.parentNode.dataset.rounds);
    if (lost && place) place.prepend(round);
    round.hidden = lost && !place;
  }
  for (const list of document.querySelectorAll('[data-rounds]')) {
    list.hidden = !list.querySelector('.round:not([hidden])');
    list.nextElementSibling.hidden = !list.hidden;
  }
  clearTimeout(timer);
  if (next < Infinity) timer = setTimeout(update, Math.min((next - now) * 1000, 2 ** 31 - 1));
};
update();
document.addEventListener('visibilitychange', update);
