// Elements without HTML strings: whatever a review says can only ever become text.

/** An element; props are properties, except for class, data-*, aria-*, role and on-listeners. Strings become text nodes. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name in node && !name.startsWith('aria') && name !== 'role') node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Somebody else's words: kept from turning the direction of the text around them. */
export const foreign = (text, props = {}) => el('bdi', props, String(text));

/** Puts other children in; what had the keyboard's focus has it again, known by its address. */
export function refill(parent, ...children) {
  const held = parent.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  parent.replaceChildren(...children);
  if (held) parent.querySelector(`[href="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

/** Lets the address say what a page is narrowed to, so that it can be kept, sent, and gone back to. */
export function narrow(page, values) {
  const said = query(values);
  history.replaceState(null, '', `#/${page}${said ? `?${said}` : ''}`);
}

/** The address of a page about something, whatever it is called: half a character, too, which alone cannot be encoded. */
export const address = (page, name) => `#/${page}/${encodeURIComponent(name.toWellFormed?.() ?? name)}`;

export const number = (value) => Number(value).toLocaleString('en-GB');

export const signed = (value) => (value > 0 ? '+' : value < 0 ? '−' : '') + Math.abs(value).toFixed(2);

export function duration(millis) {
  if (millis < 0 || millis === null) return '–';
  if (millis < 1000) return `${Math.round(millis)} ms`;
  if (millis < 60000) return `${(millis / 1000).toFixed(1)} s`;
  return millis < 3600000 ? `${Math.round(millis / 60000)} min` : `${Math.round(millis / 3600000)} h`;
}

export async function getJson(path, options) {
  const response = await fetch(path, options);
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? `the console answered ${response.status}`);
  return body;
}

export const query = (values) =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined)).toString();
