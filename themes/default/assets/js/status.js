// Keeps the status tag of each deadline true by the reader's clock. Without it the dates stand alone.
const update = () => {
  const now = Date.now();
  for (const round of document.querySelectorAll('[data-closes]')) {
    const { opens, closes, soonDays } = round.dataset;
    const left = Date.parse(closes) - now;
    const state = left < 0 ? 'closed' : Date.parse(opens) > now ? 'upcoming' : left <= soonDays * 864e5 ? 'soon' : 'open';
    for (const tag of round.querySelectorAll('[data-status]')) {
      tag.textContent = tag.dataset[state];
      tag.dataset.status = state;
      tag.hidden = false;
    }
  }
};
update();
document.addEventListener('visibilitychange', update);
