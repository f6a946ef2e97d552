import { address, el, foreign, getJson, query, signed } from './dom.js';

const ROLES = { director: 'dir.', writer: 'writ.', composer: 'music', cinematographer: 'photo.', unknown: '' };

/** How strongly a mark is coloured, 1 to 4, against the strongest of its review. */
function strength(weight, strongest) {
  const share = Math.abs(weight) / (strongest || 1);
  return share > 0.66 ? 4 : share > 0.33 ? 3 : share > 0.15 ? 2 : 1;
}

/** The text with the words that made the score marked: green praises, red blames. Spans count UTF-16 units, as strings do here. */
export function marked(text, marks) {
  const strongest = Math.max(...marks.map((mark) => Math.abs(mark.weight)), 0);
  const parts = [];
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    if (mark.start < at || mark.end > text.length || mark.weight === 0) continue;
    parts.push(text.slice(at, mark.start));
    const way = mark.weight > 0 ? 'good' : 'bad';
    parts.push(el('mark', {
      class: `${way} s${strength(mark.weight, strongest)}`,
      title: `weight ${signed(mark.weight)}`,
    }, text.slice(mark.start, mark.end)));
    at = mark.end;
  }
  parts.push(text.slice(at));
  return parts;
}

export function verdict(label, score) {
  return el('span', { class: `verdict ${label}` },
    label, score === undefined || score === null ? null : el('span', { class: 'score' }, ` ${signed(score)}`));
}

export function rating(found) {
  if (!found) return null;
  const value = Number.isInteger(found.value) ? found.value : found.value.toFixed(1);
  const predicted = found.origin === 'predicted';
  return el('span', { class: 'rating', title: predicted ? 'what the writer would likely give' : 'what the writer gave' },
    predicted ? '≈ ' : '★ ', `${value}/${found.best}`);
}

export const filmLink = (card) =>
  card.film
    ? el('a', { class: 'film', href: address('film', card.title) },
      foreign(card.film), card.year ? el('span', { class: 'year' }, ` ${card.year}`) : null)
    : el('span', { class: 'film none' }, 'no title named');

function chips(card) {
  const chip = (kind, label, ...content) =>
    el('li', { class: `chip ${kind} ${label ?? ''}` }, el('span', { class: 'sr' }, `${kind}: `), ...content);
  return el('ul', { class: 'chips', 'aria-label': 'Found in it' },
    ...(card.people ?? []).map((person) => chip('person', person.label,
      foreign(person.name), ROLES[person.role] === '' ? null : el('small', {}, ` ${ROLES[person.role] ?? person.role}`))),
    ...(card.genres ?? []).map((genre) => chip('genre', '', foreign(genre))),
    ...(card.aspects ?? []).map((aspect) => chip('aspect', aspect.label,
      { positive: '+', negative: '−', mixed: '±' }[aspect.label] ?? '·', ' ', foreign(aspect.aspect))));
}

const same = (headline, film = '') => headline.trim().toLowerCase() === film.trim().toLowerCase();

/** A review as the stream shows it. */
export function card(review, { fresh = false } = {}) {
  const time = review.at ? new Date(review.at) : null;
  return el('article', { class: `card ${review.label}${fresh ? ' fresh' : ''}`, 'data-id': review.id,
    'aria-label': `${review.film ?? 'no title named'}, ${review.label}` },
    el('header', {}, filmLink(review), verdict(review.label, review.score), rating(review.rating)),
    review.headline && !same(review.headline, review.film) ? el('p', { class: 'headline', dir: 'auto' }, foreign(review.headline)) : null,
    el('p', { class: 'words', dir: 'auto', lang: review.language === 'und' ? undefined : review.language },
      ...marked(review.text, review.marks),
      review.more > 0 ? el('span', { class: 'more' }, ` … ${review.more.toLocaleString('en-GB')} more characters`) : null),
    chips(review),
    el('footer', {},
      el('span', {}, ...(review.author ? [foreign(review.author), ', '] : []), foreign(review.source)),
      el('span', {}, review.language),
      review.revision > 1 ? el('span', {}, `revision ${review.revision}`) : null,
      review.spoiler ? el('span', { class: 'spoiler' }, 'gives the plot away') : null,
      time ? el('time', { dateTime: review.at }, time.toLocaleTimeString('en-GB')) : null,
      el('a', { class: 'quiet', href: address('review', review.id) }, 'Open in full',
        el('span', { class: 'sr' }, ' the review of ', foreign(review.film ?? 'an unnamed title')))));
}

const LONGEST_SHOWN = 200_000;

/** The whole review in a dialog, with its JSON. */
export async function open(id) {
  const dialog = document.getElementById('review');
  const close = el('button', { type: 'button', class: 'quiet close', 'aria-label': 'Close', onclick: () => dialog.close() }, '✕');
  try {
    const event = await getJson(`/api/review?${query({ id })}`);
    const found = event.enrichment;
    const text = event.review.text;
    const shown = text.length > LONGEST_SHOWN ? text.slice(0, LONGEST_SHOWN) : text;
    const json = JSON.stringify(event, null, 2);
    dialog.replaceChildren(close,
      el('h2', {}, foreign(found.itemReviewed?.name ?? event.review.name ?? 'Review')),
      el('p', { class: 'facts' },
        found.sentiment ? verdict(found.sentiment.label, found.sentiment.score) : null, rating(found.rating),
        found.sentiment ? el('span', {}, `confidence ${Math.round(found.sentiment.confidence * 100)} %`) : null,
        el('span', {}, foreign(event.review.source)), el('span', {}, found.language.code),
        el('span', {}, `${found.statistics.words.toLocaleString('en-GB')} words`)),
      el('div', { class: 'words full', dir: 'auto' },
        ...marked(shown, (found.sentiment?.evidence ?? []).filter((mark) => mark.end <= shown.length)),
        shown.length < text.length ? ` … cut after ${LONGEST_SHOWN.toLocaleString('en-GB')} of ${text.length.toLocaleString('en-GB')} characters` : ''),
      el('details', {}, el('summary', {}, 'JSON'),
        el('pre', { tabIndex: 0 }, json.length > 2 * LONGEST_SHOWN ? `${json.slice(0, 2 * LONGEST_SHOWN)}\n… cut` : json)));
  } catch (problem) {
    dialog.replaceChildren(close, el('h2', {}, 'Not here'), el('p', {}, problem.message));
  }
  if (!dialog.open) dialog.showModal();
}
