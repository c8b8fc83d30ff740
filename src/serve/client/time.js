// Owns the journey through time: the panel with its slider, and the sign in the bar that the site is not shown as of now.
import { realNow } from './clock.js';
import { h } from './element.js';
import { dayOf, stopsOf, writer } from './instants.js';
import { makePanel } from './panel.js';
import { post } from './server.js';

export function time({ bar, words, language }) {
  const panel = makePanel(bar, { name: 'time', title: words('time-travel'), words });
  const slider = h('input', { type: 'range', min: '0', step: '1', 'aria-label': words('time-slider') });
  const when = h('p', { class: 'when' });
  const what = h('p', { class: 'what' });
  const previous = h('button', { type: 'button' }, words('time-previous'));
  const next = h('button', { type: 'button' }, words('time-next'));
  const back = h('button', { type: 'button' }, words('time-back'));
  const day = h('input', { type: 'date' });
  const none = h('p', {}, words('time-none'));
  panel.body.removeAttribute('tabindex'); // its controls take focus, so it needs none itself
  panel.body.append(when, what, h('div', { class: 'slide' }, slider), none,
    h('div', { class: 'steps' }, previous, next, back, h('label', {}, `${words('time-day')} `, day)));

  let stops = [];
  let write = String;
  let zone = 'UTC';

  const describe = () => {
    const stop = stops[Number(slider.value)];
    if (!stop) return;
    const texts = stop.texts.join(' · ');
    when.textContent = stop.kind === 'now' ? `${write(stop.at)} (${words('time-now')})` : write(stop.at);
    what.textContent = stop.kind === 'before' ? `${words('time-just-before')}: ${texts}` : texts;
    slider.setAttribute('aria-valuetext', [when.textContent, what.textContent].filter(Boolean).join(' – '));
    previous.disabled = Number(slider.value) === 0;
    next.disabled = Number(slider.value) === stops.length - 1;
    back.disabled = stop.kind === 'now';
  };

  /** What the program said last of the time that it shows. */
  let newest = null;
  const { request, isBusy } = lastOne(async (as_of) => post('view', { as_of }), (answer) => {
    if (!answer) bar.regret(words('time-failed'));
    // After a success the desk of that edition comes by itself, or it came while we were busy.
    if (newest && (!answer || newest.edition >= answer.edition)) showJourney(newest, { always: !answer });
  });
  const go = (index) => {
    slider.value = String(index);
    describe();
    request(stops[index].as_of);
  };
  slider.addEventListener('input', () => go(Number(slider.value)));
  previous.addEventListener('click', () => go(Number(slider.value) - 1));
  next.addEventListener('click', () => go(Number(slider.value) + 1));
  back.addEventListener('click', () => go(stops.findIndex(({ kind }) => kind === 'now')));
  day.addEventListener('change', () => day.value && request(day.value));

  const update = (desk) => {
    ({ zone } = desk.time);
    write = writer(language, zone);
    const shown = Date.parse(desk.time.shown);
    const isNow = desk.time.as_of === null;
    const label = isNow ? `${words('time')}: ${words('time-now')}` : `${words('time')}: ${dayOf(shown, zone)}`;
    if (panel.button.textContent !== label) panel.button.textContent = label;
    panel.button.classList.toggle('away', !isNow);
    sign(isNow, shown);
    newest = desk;
    if (!isBusy()) showJourney(desk); // else the slider is ahead of the program
  };

  /** Puts the slider and the day where the program is. A day that is being written is left alone, unless `always`. */
  const showJourney = (desk, { always = false } = {}) => {
    const journey = stopsOf(desk.time, realNow());
    ({ stops } = journey);
    slider.max = String(stops.length - 1);
    slider.value = String(journey.index);
    slider.parentElement.hidden = stops.length < 2;
    none.hidden = desk.time.boundaries.length > 0;
    previous.hidden = next.hidden = stops.length < 2;
    if (always || bar.root.activeElement !== day) day.value = dayOf(Date.parse(desk.time.shown), zone);
    describe();
  };

  /** The sign that what is seen is not the site of today. */
  const sign = (isNow, shown) => {
    if (isNow) {
      bar.message('time', null);
      return;
    }
    const button = h('button', { type: 'button' }, words('time-back'));
    button.addEventListener('click', () => {
      bar.focusOn(panel.button);
      request(null);
    });
    bar.message('time', [h('strong', { class: 'away' }, `${words('time-shown')} ${write(shown)}`), button]);
  };
  return { element: panel.element, update };
}

/**
 * Runs one request at a time. Of those that come meanwhile only the last is made. `onSettled` gets the answer to the
 * last one, or null if it failed.
 */
function lastOne(ask, onSettled) {
  let busy = false;
  let waiting = [];
  const request = async (value) => {
    waiting = [value];
    if (busy) return;
    busy = true;
    let answer = null;
    while (waiting.length) answer = await ask(waiting.shift()).catch(() => null);
    busy = false;
    onSettled(answer);
  };
  return { request, isBusy: () => busy };
}
