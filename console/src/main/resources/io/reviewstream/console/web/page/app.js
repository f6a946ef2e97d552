import { film } from './film.js';
import { films } from './films.js';
import { pipeline } from './pipeline.js';
import { open } from './review.js';
import { stream } from './stream.js';
import { number } from './dom.js';

const main = document.getElementById('main');
const status = document.getElementById('status');
const statusText = document.getElementById('status-text');
const dialog = document.getElementById('review');
const announced = document.getElementById('announced');
let leave = null;
/** The address of the page that an open review lies upon; none where the review's own address was opened. */
let beneath = null;

function say(state, text) {
  // Counts change every second, and whoever listens to the page wants to hear of a change of state alone.
  if (status.dataset.state !== state) announced.textContent = state === 'live' ? 'live' : text;
  status.dataset.state = state;
  if (statusText.textContent !== text) statusText.textContent = text;
}

const reports = {
  onPulse(pulse) {
    if (pulse.connected) say('live', `live, ${number(pulse.enriched)} reviews`);
    else say('away', 'Kafka does not answer');
  },
  onAway: (why = 'the console does not answer') => say('away', `${why}; trying again`),
};

/** The other pages have no stream of their own to tell whether all is well. */
async function check() {
  if (place().page === 'stream') return;
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

/** The page that the address names, and what it says of it. */
function place() {
  const [, page = '', rest = ''] = /^#\/([a-z]*)\/?(.*)$/.exec(location.hash) ?? [];
  return { page: ['films', 'film', 'pipeline', 'review'].includes(page) ? page : 'stream', rest };
}

function title(name) {
  document.title = name ? `${name} · Reviewstream` : 'Reviewstream';
}

/** Shows what the address names; false where the page stays that is there, with a review upon it or no longer. */
function show(before) {
  const { page, rest } = place();
  if (page === 'review') {
    if (before !== undefined && !before.startsWith('#/review/')) beneath = before;
    if (!leave) turn('stream');
    open(decoded(rest));
    return false;
  }
  const stays = location.hash === beneath;
  beneath = null;
  dialog.close();
  if (!stays) turn(page, rest);
  return !stays;
}

function turn(page, rest = '') {
  const narrowed = new URLSearchParams(rest.startsWith('?') ? rest : '');
  leave?.();
  const name = page === 'film' ? 'films' : page;
  document.querySelectorAll('nav a').forEach((link) => {
    if (link.dataset.page === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  });
  title({ films: 'Films', film: 'Film', pipeline: 'Pipeline' }[page]);
  if (page === 'films') leave = films(main, narrowed);
  else if (page === 'film') leave = film(main, decoded(rest), title);
  else if (page === 'pipeline') leave = pipeline(main);
  else leave = stream(main, reports, narrowed);
  scrollTo(0, 0);
  check();
}

// Where a browser lets no site keep anything, asking is an error.
function remember(theme) {
  try {
    localStorage.setItem('theme', theme);
  } catch { /* It holds until the page is left. */ }
}

function recalled() {
  try {
    return localStorage.getItem('theme');
  } catch {
    return null;
  }
}

document.getElementById('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  remember(root.dataset.theme);
});
const remembered = recalled();
if (remembered) document.documentElement.dataset.theme = remembered;

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
addEventListener('hashchange', (event) => {
  // What had the focus is gone with the page before.
  if (show(new URL(event.oldURL).hash)) main.focus({ preventScroll: true });
});
dialog.addEventListener('close', () => {
  if (place().page !== 'review') return;
  if (beneath !== null) history.back();
  else history.replaceState(null, '', '#/');
});
setInterval(check, 2000);
show();
