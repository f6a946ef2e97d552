import uPlot from './uplot.js';

const two = (value) => String(value).padStart(2, '0');
const hourMinute = (at) => `${two(new Date(at * 1000).getHours())}:${two(new Date(at * 1000).getMinutes())}`;
const MONTH = 30 * 86400;
// What is counted has no halves.
const WHOLE = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((each) => each * 10 ** power)).flat();

/** The middles of the months from the first to the last point, so few that their labels have room. */
export function months(u) {
  const points = u.data[0];
  if (!points.length) return [];
  const first = new Date(points[0] * 1000);
  const last = new Date(points.at(-1) * 1000);
  const count = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
  const step = Math.ceil(count / Math.max(1, Math.floor(u.bbox.width / devicePixelRatio / 64)));
  return Array.from({ length: Math.ceil(count / step) },
    (_, i) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i * step, 15) / 1000);
}

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function axis(extra = {}) {
  return {
    stroke: css('--soft'), font: '11px system-ui', grid: { stroke: css('--line'), width: 1 }, ticks: { show: false }, ...extra,
  };
}

/**
 * A plot that fills its holder's width and follows the theme.
 *
 * series: [{label, colour: CSS variable, fill?, bars?, scale?}]; set(data) takes uPlot's columns, seconds first.
 */
export function plot(holder, { series, height = 150, format = (value) => value, scales = {}, axes = [], clock = true }) {
  let current = null;
  let data = [[], ...series.map(() => [])];
  const make = () => {
    current?.destroy();
    current = new uPlot({
      width: Math.max(200, holder.clientWidth), height, legend: { show: false }, cursor: { show: false }, padding: [8, 8, 0, 0],
      scales: { x: { time: true, range: clock ? undefined : (u) => [(u.data[0][0] ?? 0) - MONTH, (u.data[0].at(-1) ?? MONTH) + MONTH] }, y: { range: (u, low, high) => [Math.min(0, low ?? 0), Math.max(high ?? 1, 1) * 1.1] }, ...scales },
      axes: [
        axis({ size: 26, space: 64, splits: clock ? undefined : months, values: (u, ticks) => ticks.map((at) => (clock ? hourMinute(at) : new Date(at * 1000).toISOString().slice(0, 7))) }),
        axis({ size: (u, labels) => Math.max(44, 14 + 7 * Math.max(0, ...(labels ?? []).map((each) => String(each).length))), incrs: WHOLE, values: (u, ticks) => ticks.map(format) }), ...axes.map(axis)],
      series: [{}, ...series.map((each) => ({
        label: each.label, stroke: css(each.colour), width: each.bars ? 0 : 1.75, scale: each.scale ?? 'y',
        fill: each.bars ? css(each.colour) : each.fill ? `${css(each.colour)}26` : undefined,
        paths: each.bars ? uPlot.paths.bars({ size: [0.6, 40] }) : undefined,
        points: { show: each.points ?? false, size: 6, fill: css(each.colour) }, spanGaps: true,
      }))],
    }, data, holder);
  };
  make();
  const resized = new ResizeObserver(() => current.setSize({ width: Math.max(200, holder.clientWidth), height }));
  resized.observe(holder);
  const themed = new MutationObserver(make);
  themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', make);
  return {
    set(columns) { data = columns; current.setData(columns); },
    destroy() {
      resized.disconnect();
      themed.disconnect();
      scheme.removeEventListener('change', make);
      current.destroy();
    },
  };
}
