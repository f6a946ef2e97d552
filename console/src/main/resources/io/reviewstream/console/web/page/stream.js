import { el, getJson, narrow, number, query } from './dom.js';
import { card } from './review.js';
import { plot } from './plot.js';

const MOST_CARDS = 40;
const SHOW_EVERY_MILLIS = 400;
const LABELS = ['', 'positive', 'negative', 'mixed', 'neutral', 'unscored'];
const FIELDS = ['label', 'film', 'source', 'language'];

/** The latest reviews as they come; narrowed: the filters, as the address has them. */
export function stream(main, { onPulse, onAway }, narrowed) {
  const filter = Object.fromEntries(FIELDS.map((field) => [field, narrowed.get(field) ?? '']));
  if (!LABELS.includes(filter.label)) filter.label = '';
  let events = null;
  let paused = false;
  let waiting = [];
  let arrived = [];
  let showing = 0;
  let nextShow = 0;
  let pulseBefore = null;
  let held = 0;
  const tally = { positive: 0, mixed: 0, neutral: 0, negative: 0, unscored: 0 };

  const list = el('div', { class: 'cards', role: 'feed', 'aria-label': 'Latest reviews', 'aria-busy': 'false' });
  const note = el('p', { class: 'note', 'aria-live': 'off' }, 'waiting for reviews');
  const pause = el('button', { type: 'button', class: 'primary', 'aria-pressed': 'false', onclick: toggle }, 'Pause');
  const rate = el('div', { class: 'plot', role: 'img', 'aria-label': 'Reviews a second over the last five minutes' });
  const rateNow = el('strong', {}, '–');
  const split = el('dl', { class: 'split' });

  const input = (name, label, placeholder, size) =>
    el('label', {}, el('span', {}, label), el('input', { name, placeholder, size, value: filter[name], autocomplete: 'off', oninput: changed }));
  const filters = el('form', { class: 'filters', 'aria-label': 'Filters', onsubmit: (event) => event.preventDefault() },
    el('label', {}, el('span', {}, 'Verdict'), el('select', { name: 'label', onchange: changed },
      ...LABELS.map((value) => el('option', { value, selected: value === filter.label }, value || 'any')))),
    input('film', 'Film', 'part of a title', 14), input('source', 'Source', 'part of a name', 12), input('language', 'Language', 'en', 4),
    pause);
  main.replaceChildren(
    el('h1', { class: 'sr' }, 'Stream'), filters,
    el('div', { class: 'columns' },
      el('section', { 'aria-label': 'Reviews' }, note, list),
      el('aside', { 'aria-label': 'At a glance' },
        el('section', { class: 'panel' }, el('h2', {}, 'Reviews a second'), el('p', { class: 'big' }, rateNow), rate),
        el('section', { class: 'panel' }, el('h2', {}, 'Verdicts of the last 100 shown'), split),
        el('section', { class: 'panel legend' }, el('h2', {}, 'How to read it'),
          el('p', {}, el('mark', { class: 'good s4' }, 'praises'), ' and ', el('mark', { class: 'bad s4' }, 'blames'),
            ': the words that made the score, the stronger the more they weigh.')))));
  const rates = plot(rate, { series: [{ label: 'reviews', colour: '--accent', fill: true }], height: 120 });

  const recent = [];
  function count(label) {
    recent.push(label);
    tally[label] += 1;
    if (recent.length > 100) tally[recent.shift()] -= 1;
  }

  function showTally() {
    split.replaceChildren(...Object.entries(tally).filter(([, value]) => value > 0).flatMap(([name, value]) => {
      const bar = el('dd', { class: name }, el('span', {}, String(value)));
      bar.style.setProperty('--share', value / recent.length);
      return [el('dt', {}, name), bar];
    }));
  }

  /** All that came, as one change: the whole list moves with each. Nothing is done while nobody looks. */
  function show() {
    showing = 0;
    nextShow = performance.now() + SHOW_EVERY_MILLIS;
    arrived.forEach(({ review }) => count(review.label));
    list.prepend(...arrived.reverse().map(({ review, fresh }) => card(review, { fresh })));
    arrived = [];
    while (list.childElementCount > MOST_CARDS) list.lastElementChild.remove();
    showTally();
  }

  function showSoon(review, fresh) {
    if (arrived.push({ review, fresh }) > MOST_CARDS) arrived.shift();
    showing ||= setTimeout(() => requestAnimationFrame(show), Math.max(0, nextShow - performance.now()));
  }

  function toggle() {
    paused = !paused;
    pause.textContent = paused ? 'Resume' : 'Pause';
    pause.setAttribute('aria-pressed', String(paused));
    if (!paused) {
      waiting.forEach((review) => showSoon(review, true));
      waiting = [];
    }
    describe();
  }

  function describe(pulse = pulseBefore, before = pulse) {
    const some = FIELDS.some((field) => filter[field]);
    const over = pulse?.passedOver ?? 0;
    const nowOver = over - (before?.passedOver ?? 0);
    const nowMatched = pulse ? pulse.matched - before.matched : 0;
    let text = some ? 'every review that is like this is shown' : 'every review is shown';
    if (!keysSeen.size) text = some && held ? `none of the latest ${number(held)} reviews is like this; waiting for one` : 'waiting for reviews';
    if (paused) text = `paused, ${waiting.length}${waiting.length === MOST_CARDS ? ' or more' : ''} waiting`;
    else if (nowOver > 0) text = `a sample: ${number(nowMatched - nowOver)} of ${number(nowMatched)} reviews a second are shown`;
    else if (over > 0) text = `a sample: ${number(over)} of ${number(pulse.matched)} reviews came too fast to be shown`;
    if (note.textContent !== text) note.textContent = text;
  }

  let changing = 0;
  function changed(event) {
    filter[event.target.name] = event.target.value.trim();
    narrow('', filter);
    clearTimeout(changing);
    changing = setTimeout(restart, 200);
  }

  const keysSeen = new Set();
  function isNew(review) {
    const key = `${review.id}/${review.revision}`;
    if (keysSeen.has(key)) return false;
    keysSeen.add(key);
    if (keysSeen.size > 2000) keysSeen.delete(keysSeen.values().next().value);
    return true;
  }

  function arrive(review, fresh) {
    if (!isNew(review)) return;
    if (!paused) showSoon(review, fresh);
    else if (waiting.push(review) > MOST_CARDS) waiting.shift();
  }

  function connect() {
    events?.close();
    pulseBefore = null;
    events = new EventSource(`/api/stream?${query(filter)}`);
    events.addEventListener('review', (event) => {
      arrive(JSON.parse(event.data), true);
    });
    // Also after a restart of the console: what came meanwhile is not in the stream any more.
    events.onopen = backfill;
    events.addEventListener('pulse', (event) => {
      const pulse = JSON.parse(event.data);
      describe(pulse, pulseBefore ?? pulse);
      pulseBefore = pulse;
      onPulse(pulse);
    });
    events.onerror = () => {
      const refused = events.readyState === EventSource.CLOSED;
      onAway(refused ? 'the stream is refused, as when too many pages are open' : undefined);
      pulseBefore = null;
      // A server that refused for good is asked again all the same: it may be another one by then.
      if (refused) setTimeout(() => events && connect(), 2000);
    };
  }

  function restart() {
    list.replaceChildren();
    keysSeen.clear();
    waiting = [];
    arrived = [];
    connect();
  }

  async function backfill() {
    try {
      const found = await getJson(`/api/reviews?${query({ ...filter, limit: 20 })}`);
      held = found.held;
      found.reviews.reverse().forEach((review) => arrive(review, false));
      describe();
    } catch {
      onAway();
    }
  }

  async function refresh() {
    if (document.hidden) return;
    try {
      const { seconds } = await getJson('/api/pipeline');
      rates.set([seconds.map((each) => each.at), seconds.map((each) => each.enriched)]);
      const last = seconds.slice(-5);
      rateNow.textContent = (last.reduce((sum, each) => sum + each.enriched, 0) / last.length).toFixed(1);
    } catch { /* the status says that the console is away */ }
  }

  restart();
  refresh();
  const timer = setInterval(refresh, 1000);
  return () => {
    clearInterval(timer);
    clearTimeout(showing);
    clearTimeout(changing);
    events?.close();
    events = null;
    rates.destroy();
  };
}
