import { el, foreign, getJson, number, query, signed } from './dom.js';
import { card } from './review.js';
import { splitBar } from './films.js';
import { plot } from './plot.js';

function gauge(name, share, text) {
  const bar = el('span', { class: 'gauge', role: 'img', 'aria-label': `${name}: ${text}` });
  bar.style.setProperty('--share', share);
  return el('div', { class: 'measure' }, el('span', {}, name), bar, el('strong', {}, text));
}

function quotesOf(reviews, aspect, label) {
  const quotes = new Set();
  for (const review of reviews) {
    for (const each of review.aspects) {
      if (each.aspect === aspect && each.label === label && each.quote) quotes.add(each.quote.trim());
    }
  }
  return [...quotes].slice(0, 2);
}

function aspectRow(aspect, most, reviews) {
  const bars = el('span', { class: 'diverging', role: 'img', 'aria-label': `${aspect.praised} praise it, ${aspect.blamed} blame it` },
    el('span', { class: 'blamed' }), el('span', { class: 'praised' }));
  bars.firstChild.style.setProperty('--share', aspect.blamed / most);
  bars.lastChild.style.setProperty('--share', aspect.praised / most);
  const quotes = [
    ...quotesOf(reviews, aspect.aspect, 'positive').map((quote) => el('blockquote', { class: 'positive' }, foreign(quote))),
    ...quotesOf(reviews, aspect.aspect, 'negative').map((quote) => el('blockquote', { class: 'negative' }, foreign(quote)))];
  return el('li', {},
    el('div', { class: 'aspect-row' }, el('span', {}, foreign(aspect.aspect)), bars,
      el('span', { class: 'soft num' }, `−${aspect.blamed} +${aspect.praised}`)), ...quotes);
}

const MOST_CARDS = 50;

/** Why fewer reviews are shown than there are. */
function notAll(shown, all, held) {
  if (shown >= all) return '';
  if (shown === MOST_CARDS) return `the latest ${shown} of ${number(all)}`;
  return `${shown} of ${number(all)}: the console holds the last ${number(held)} reviews of all films`;
}

/** What all reviews say of one film; title: takes its name, for the window. */
export function film(main, key, title) {
  const head = el('header', { class: 'film-head' }, el('h1', {}, '…'));
  const verdicts = el('section', { class: 'panel' });
  const aspects = el('section', { class: 'panel' });
  const timeHolder = el('div', { class: 'plot', role: 'img', 'aria-label': 'Reviews and mean sentiment by month' });
  const timeNote = el('p', { class: 'soft' });
  const list = el('div', { class: 'cards' });
  const listNote = el('p', { class: 'note' });
  let stamp = '';
  let left = false;
  // Hidden until there is something to show.
  const body = el('div', { hidden: true },
    el('div', { class: 'columns even' }, verdicts, el('section', { class: 'panel' }, el('h2', {}, 'Over time'), timeHolder, timeNote)),
    aspects, el('section', {}, el('h2', {}, 'Reviews'), listNote, list));
  main.replaceChildren(head, body);
  const time = plot(timeHolder, {
    series: [{ label: 'reviews', colour: '--bar', bars: true }, { label: 'sentiment', colour: '--accent', scale: 's', points: true }],
    scales: { s: { range: [-1.1, 1.1] } }, axes: [{ scale: 's', side: 1, size: 40, grid: { show: false } }], clock: false, height: 170,
  });

  async function refresh() {
    try {
      const said = await getJson(`/api/title?${query({ key })}`);
      if (stamp === JSON.stringify(said)) return;
      const { reviews, held } = await getJson(`/api/reviews?${query({ title: key, limit: MOST_CARDS })}`);
      if (left) return;
      body.hidden = false;
      title(said.name);
      head.replaceChildren(el('h1', {}, foreign(said.name), said.year ? el('span', { class: 'year' }, ` ${said.year}`) : null),
        el('p', { class: 'soft' }, `${number(said.reviews)} ${said.reviews === 1 ? 'review' : 'reviews'}, ${said.firstReviewed}${said.lastReviewed === said.firstReviewed ? '' : ` to ${said.lastReviewed}`}`));
      verdicts.replaceChildren(el('h2', {}, 'Rating against sentiment'),
        said.rating ? gauge('Rating', said.rating.mean, `${(said.rating.mean * 10).toFixed(1)}/10`) : el('p', { class: 'soft' }, 'No review gives a rating.'),
        said.score ? gauge('Sentiment', (said.score.mean + 1) / 2, signed(said.score.mean)) : el('p', { class: 'soft' }, 'No review could be scored.'),
        el('p', {}, splitBar(said.labels)),
        el('p', { class: 'soft' }, `${said.labels.positive} positive, ${said.labels.mixed} mixed, ${said.labels.neutral} neutral, ${said.labels.negative} negative`,
          said.score?.count > 1 ? `; they differ by ${said.score.deviation.toFixed(2)}` : ''));
      const most = Math.max(1, ...said.aspects.map((each) => Math.max(each.praised, each.blamed)));
      aspects.replaceChildren(el('h2', {}, 'Praised and blamed'),
        said.aspects.length
          ? el('ul', { class: 'aspects' }, ...[...said.aspects].sort((a, b) => b.count - a.count).map((each) => aspectRow(each, most, reviews)))
          : el('p', { class: 'soft' }, 'No aspect is spoken of.'));
      time.set([said.series.map((each) => Date.parse(`${each.month}-15T00:00:00Z`) / 1000),
        said.series.map((each) => each.reviews), said.series.map((each) => each.score ?? null)]);
      timeNote.textContent = said.series.map((each) => `${each.month}: ${number(each.reviews)}`).slice(-3).join(', ');
      list.replaceChildren(...reviews.map((review) => card(review)));
      listNote.textContent = notAll(reviews.length, said.reviews, held);
      stamp = JSON.stringify(said);
    } catch (problem) {
      // What is known stays while the console is away, of which the status tells.
      if (!stamp) head.replaceChildren(el('h1', {}, 'Not known'), el('p', {}, problem.message));
    }
  }

  refresh();
  const timer = setInterval(refresh, 2000);
  return () => {
    left = true;
    clearInterval(timer);
    time.destroy();
  };
}
