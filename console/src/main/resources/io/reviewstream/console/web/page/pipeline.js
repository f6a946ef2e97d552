import { duration, el, foreign, getJson, number } from './dom.js';
import { plot } from './plot.js';

const short = (group) => group.replace(/^.*reviewstream-/, '');

/** A row for all partitions of a topic that a group reads, and one for each that is behind: most are not, and there are many. */
function lagging(partitions) {
  const topics = new Map();
  for (const each of partitions) {
    const key = `${each.group} ${each.topic}`;
    topics.set(key, [...(topics.get(key) ?? []), each]);
  }
  const sum = (of, what) => of.reduce((all, each) => all + each[what], 0);
  return [...topics.values()].flatMap((of) => [
    { ...of[0], partition: `all ${of.length}`, position: sum(of, 'position'), end: sum(of, 'end'), behind: sum(of, 'behind') },
    ...of.filter((each) => each.behind > 0)]);
}

/** How the pipeline does: rates, latency, lag, what was set aside. */
export function pipeline(main) {
  const tiles = el('dl', { class: 'tiles' });
  const holder = (label) => el('div', { class: 'plot', role: 'img', 'aria-label': label });
  const rate = holder('Reviews a second over five minutes');
  const latency = holder('Latency over five minutes, median and slowest hundredth');
  const letterRate = holder('Dead letters a second over five minutes');
  const lag = el('tbody');
  const reasons = el('ul', { class: 'reasons' });
  const letters = el('div', { class: 'letters' });
  const said = el('p', { class: 'note', role: 'status' });
  main.replaceChildren(el('h1', {}, 'Pipeline'), tiles,
    el('div', { class: 'columns three' },
      el('section', { class: 'panel' }, el('h2', {}, 'Reviews a second'), rate),
      el('section', { class: 'panel' }, el('h2', {}, 'From source to here, ms'), latency,
        el('p', { class: 'soft key' }, el('span', { class: 'swatch a' }), 'median ', el('span', { class: 'swatch b' }), 'slowest 1 %')),
      el('section', { class: 'panel' }, el('h2', {}, 'Dead letters a second'), letterRate)),
    el('section', { class: 'panel scroll', tabIndex: 0, role: 'region', 'aria-label': 'Lag by partition' }, el('h2', {}, 'Lag by partition'),
      el('table', {}, el('thead', {}, el('tr', {}, ...['Group', 'Topic', 'Partition', 'Position', 'End', 'Behind']
        .map((head, i) => el('th', { scope: 'col', class: i > 1 ? 'num' : '' }, head)))), lag)),
    el('section', { class: 'panel' }, el('h2', {}, 'Dead letters'), reasons, said, letters));
  const plots = {
    rate: plot(rate, { series: [{ label: 'reviews', colour: '--accent', fill: true }] }),
    latency: plot(latency, { series: [{ label: 'median', colour: '--accent' }, { label: '99 %', colour: '--bad-ink' }], format: (value) => number(value) }),
    letters: plot(letterRate, { series: [{ label: 'letters', colour: '--bad-ink', fill: true }] }),
  };

  const tile = (name, value, note) => el('div', {}, el('dt', {}, name), el('dd', {}, value, note ? el('small', {}, note) : null));
  let lettersStamp = '';
  let away = false;

  async function refresh() {
    try {
      const now = await getJson('/api/pipeline');
      const last = now.seconds.slice(-10);
      const heard = [...now.seconds].reverse().find((each) => each.medianMillis >= 0);
      const perSecond = last.reduce((sum, each) => sum + each.enriched, 0) / Math.max(1, last.length);
      const behind = now.lag.reduce((sum, each) => sum + each.behind, 0);
      tiles.replaceChildren(
        tile('Enriched', number(now.enriched), ' seen here'), tile('A second', perSecond.toFixed(1), ' last 10 s'),
        tile('Latency', heard ? duration(heard.medianMillis) : '–', heard ? ` 99 %: ${duration(heard.p99Millis)}` : ''),
        tile('Behind', number(behind), ' records'),
        tile('Duplicates', now.duplicates === undefined ? '–' : number(now.duplicates), now.duplicates === undefined ? ' not known here' : ' dropped'),
        tile('Dead letters', number(now.deadLetters)), tile('Titles', number(now.titles)),
        ...(now.unreadable ? [tile('Unreadable', number(now.unreadable), ' passed over')] : []));
      const at = now.seconds.map((each) => each.at);
      const orGap = (value) => (value < 0 ? null : value);
      plots.rate.set([at, now.seconds.map((each) => each.enriched)]);
      plots.latency.set([at, now.seconds.map((each) => orGap(each.medianMillis)), now.seconds.map((each) => orGap(each.p99Millis))]);
      plots.letters.set([at, now.seconds.map((each) => each.letters)]);
      const rows = lagging(now.lag);
      const most = Math.max(1, ...rows.map((each) => each.behind));
      lag.replaceChildren(...rows.map((each) => {
        const bar = el('td', { class: 'num behind' }, number(each.behind));
        bar.style.setProperty('--share', each.behind / most);
        return el('tr', {}, el('th', { scope: 'row' }, short(each.group)), el('td', {}, each.topic),
          ...[each.partition, number(each.position), number(each.end)].map((value) => el('td', { class: 'num' }, value)), bar);
      }));
      if (!now.lag.length) lag.replaceChildren(el('tr', {}, el('td', { colSpan: 6, class: 'soft' }, 'no group of this pipeline is known to the cluster yet')));
      reasons.replaceChildren(...Object.entries(now.deadLettersByReason).map(([reason, count]) => el('li', {}, el('strong', {}, number(count)), ' ', reason)));
      if (lettersStamp !== String(now.deadLetters)) {
        await refreshLetters();
        lettersStamp = String(now.deadLetters);
      }
      if (away) said.textContent = '';
      away = false;
    } catch {
      away = true;
      said.textContent = 'the console does not answer; these are the figures of before';
    }
  }

  async function refreshLetters() {
    const found = await getJson('/api/dead-letters?limit=50');
    // Whoever reads a letter goes on reading it when another one comes.
    const opened = new Set([...letters.querySelectorAll('details[open]')].map((each) => each.dataset.id));
    letters.replaceChildren(...found.letters.map((letter) => el('details', { 'data-id': letter.id, open: opened.has(letter.id) },
      el('summary', {}, el('span', { class: 'chip' }, `${letter.stage}: ${letter.reason}`), ' ', foreign(letter.message),
        letter.replayed ? el('em', {}, ' sent back') : null),
      el('pre', { tabIndex: 0 }, foreign(letter.text), letter.text.length < letter.bytes ? `\n… the beginning of ${number(letter.bytes)} bytes` : ''),
      el('p', { class: 'soft' }, `letter ${letter.id}, attempt ${letter.attempt}, ${letter.time}`),
      found.replay && !letter.replayed
        ? el('button', { type: 'button', class: 'primary', onclick: (event) => replay(letter.id, event.target) }, 'Replay')
        : null)));
    if (!found.letters.length) letters.replaceChildren(el('p', { class: 'soft' }, 'None. Nothing was set aside.'));
  }

  async function replay(id, button) {
    button.disabled = true;
    try {
      const { sentTo } = await getJson(`/api/dead-letters/${id}/replay`, { method: 'POST', headers: { 'X-Reviewstream': '1' } });
      said.textContent = `letter ${id} was sent to ${sentTo}`;
      button.replaceWith(el('em', {}, 'sent back'));
    } catch (problem) {
      said.textContent = `letter ${id}: ${problem.message}`;
      button.disabled = false;
    }
  }

  refresh();
  const timer = setInterval(refresh, 1000);
  return () => {
    clearInterval(timer);
    Object.values(plots).forEach((each) => each.destroy());
  };
}
