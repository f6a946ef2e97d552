import { film } from './film.js';
import { films } from './films.js';
import { pipeline } from './pipeline.js';
import { stream } from './stream.js';
import { number } from './dom.js';

const main = document.getElementById('main');
const status = document.getElementById('status');
const statusText = document.getElementById('status-text');
let leave = null;

function say(state, text) {
  status.dataset.state = state;
  if (statusText.textContent !== text) statusText.textContent = text;
}

const reports = {
  onPulse(pulse) {
    if (pulse.connected) say('live', `live, ${number(pulse.enriched)} reviews`);
    else say('away', 'Kafka does not answer');
  },
  onAway: () => say('away', 'the console does not answer; trying again'),
};

/** The other pages have no stream of their own to tell whether all is well. */
async function check() {
  if (location.hash === '' || location.hash === '#/') return;
  try {
    reports.onPulse(await (await fetch('/api/pipeline')).json());
  } catch {
    reports.onAway();
  }
}

/** As it stands in the address where it is not encoded, as of a title somebody typed: such as 100%. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function show() {
  const [, page = '', rest = ''] = /^#\/([a-z]*)\/?(.*)$/.exec(location.hash) ?? [];
  leave?.();
  document.getElementById('review').close();
  const name = { films: 'films', film: 'films', pipeline: 'pipeline' }[page] ?? 'stream';
  document.querySelectorAll('nav a').forEach((link) => {
    if (link.dataset.page === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  });
  document.title = name === 'stream' ? 'Reviewstream' : `${name[0].toUpperCase()}${name.slice(1)} · Reviewstream`;
  if (page === 'films') leave = films(main);
  else if (page === 'film') leave = film(main, decoded(rest));
  else if (page === 'pipeline') leave = pipeline(main);
  else leave = stream(main, reports);
  scrollTo(0, 0);
  check();
}

document.getElementById('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
});
const remembered = localStorage.getItem('theme');
if (remembered) document.documentElement.dataset.theme = remembered;

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
addEventListener('hashchange', show);
setInterval(check, 2000);
show();
