import { address, el, refill, foreign, getJson, narrow, number, query, signed } from './dom.js';

const ORDERS = [['reviews', 'Most reviewed'], ['score', 'Best liked'], ['worst', 'Least liked'], ['controversy', 'Most disputed'], ['latest', 'Latest']];

export function splitBar(labels) {
  const all = labels.positive + labels.mixed + labels.neutral + labels.negative;
  const bar = el('span', {
    class: 'stack', role: 'img',
    'aria-label': `${labels.positive} positive, ${labels.mixed} mixed, ${labels.neutral} neutral, ${labels.negative} negative`,
  });
  for (const label of ['positive', 'mixed', 'neutral', 'negative']) {
    if (!labels[label]) continue;
    const part = el('span', { class: label });
    part.style.flexGrow = labels[label] / all;
    bar.append(part);
  }
  return bar;
}

const MOST_ROWS = 50;

/** The films, ranked; narrowed: order and part of a title, as the address has them. */
export function films(main, narrowed) {
  let order = ORDERS.some(([name]) => name === narrowed.get('order')) ? narrowed.get('order') : 'reviews';
  let part = narrowed.get('q') ?? '';
  let asked = 0;
  const body = el('tbody');
  const note = el('p', { class: 'note', role: 'status' });
  const tabs = el('div', { class: 'tabs', role: 'group', 'aria-label': 'Order' },
    ...ORDERS.map(([name, text]) => el('button', {
      type: 'button', 'aria-pressed': String(name === order), 'data-order': name,
      onclick: () => {
        order = name;
        tabs.querySelectorAll('button').forEach((each) => each.setAttribute('aria-pressed', String(each.dataset.order === name)));
        changed();
      },
    }, text)));
  main.replaceChildren(
    el('h1', {}, 'Films'),
    el('div', { class: 'filters' }, tabs,
      el('label', {}, el('span', {}, 'Find'), el('input', { type: 'search', placeholder: 'part of a title', value: part, oninput: (event) => { part = event.target.value; changed(); } }))),
    note,
    el('div', { class: 'panel scroll', tabIndex: 0, role: 'region', 'aria-label': 'Ranking' }, el('table', { class: 'ranking' },
      el('thead', {}, el('tr', {}, ...['', 'Title', 'Reviews', 'Verdicts', 'Sentiment', 'Rating', 'Dispute']
        .map((head, i) => el('th', { scope: 'col', class: i === 0 || (i > 1 && i !== 3) ? 'num' : '' }, head || el('span', { class: 'sr' }, 'Rank'))))),
      body)));

  function changed() {
    narrow('films', { order: order === 'reviews' ? '' : order, q: part });
    refresh();
  }

  function described(held, shown, least) {
    const which = part.trim() ? ` with “${part.trim()}”` : '';
    const some = least > 1 ? '; those with two reviews or more are ranked' : '';
    if (shown === MOST_ROWS && shown < held) return `the first ${MOST_ROWS}${which} of ${number(held)} titles${some}`;
    return which ? `${number(shown)}${which} of ${number(held)} titles${some}` : `${number(held)} titles${some}`;
  }

  async function refresh() {
    const question = ++asked;
    try {
      const least = order === 'reviews' || order === 'latest' ? 1 : 2;
      const { held, titles } = await getJson(`/api/titles?${query({ order, q: part, least, limit: MOST_ROWS })}`);
      // The answer to an earlier question may come later.
      if (question !== asked) return;
      note.textContent = described(held, titles.length, least);
      refill(body, ...titles.map((title, rank) => el('tr', {},
        el('td', { class: 'num soft' }, String(rank + 1)),
        el('th', { scope: 'row' }, el('a', { class: 'film', href: address('film', title.title), title: title.name },
          foreign(title.name), title.year ? el('span', { class: 'year' }, ` ${title.year}`) : null)),
        el('td', { class: 'num' }, number(title.reviews)),
        el('td', {}, splitBar(title.labels)),
        el('td', { class: 'num' }, title.score ? signed(title.score.mean) : '–'),
        el('td', { class: 'num' }, title.rating ? (title.rating.mean * 10).toFixed(1) : '–'),
        el('td', { class: 'num' }, title.score?.count > 1 ? title.score.deviation.toFixed(2) : '–'))));
    } catch (problem) {
      note.textContent = problem.message;
    }
  }

  refresh();
  const timer = setInterval(refresh, 2000);
  return () => clearInterval(timer);
}
