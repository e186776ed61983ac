// <figure data-trend="…"> with its values as JSON: {unit, times, series: [{label, values}], bands: [{severity, low, high, label}]}
import uPlot from "../vendor/uplot.js";

const ZONE = "Europe/Oslo";
const HEIGHT = 260;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [...[1, 5, 15, 30].map((many) => many * MINUTE), ...[1, 2, 3, 6, 12].map((many) => many * HOUR), DAY];
const STEPS_OF_DAYS = [1, 2, 7, 14, 30, 60, 90, 180, 365].map((many) => many * DAY);
const DASHES = [[], [6, 4], [2, 3]];

export function drawTrends(added) {
  added.querySelectorAll("[data-trend]:not([data-drawn])").forEach(draw);
}

function draw(figure) {
  figure.dataset.drawn = "";
  const trend = JSON.parse(figure.dataset.trend);
  const canvas = figure.querySelector("[data-trend-canvas]");
  const times = trend.times.map((time) => Date.parse(time) / 1000);
  const data = [times, ...trend.series.map((series) => series.values)];
  const span = spanOf(times);
  const long = span[1] - span[0] >= 2 * DAY;
  const options = () => ({
    width: canvas.clientWidth,
    height: HEIGHT,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), ZONE),
    legend: { show: trend.series.length > 1, live: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { x: { range: () => span }, y: { range: (_, low, high) => rangeOf(trend.bands, low, high) } },
    axes: [
      axis({ incrs: long ? STEPS_OF_DAYS : STEPS, values: (_, ticks) => (long ? ticks.map(dateOf) : timesOf(ticks)), size: long ? 30 : 46 }),
      axis({ values: (_, ticks) => ticks.map((value) => numberFormat.format(value)), label: trend.unit, labelSize: 22, size: 48 }),
    ],
    series: [{}, ...trend.series.map(line)],
    hooks: { drawClear: [(chart) => trend.bands.forEach((band) => paint(chart, band))] },
  });
  let chart = new uPlot(options(), data, canvas);
  new ResizeObserver(() => chart.setSize({ width: canvas.clientWidth, height: HEIGHT })).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    chart.destroy();
    chart = new uPlot(options(), data, canvas);
  });
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function axis(own) {
  return {
    stroke: colour("--ds-color-neutral-text-subtle"),
    grid: { stroke: colour("--ds-color-neutral-border-subtle"), width: 0.5 },
    ticks: { show: false },
    font: "13px Inter, sans-serif",
    labelFont: "13px Inter, sans-serif",
    ...own,
  };
}

function line(series, index) {
  const stroke = colour("--ds-color-neutral-text-default");
  return { label: series.label, stroke, width: 2, dash: DASHES[index % DASHES.length], spanGaps: true, points: { show: true, size: 6, fill: stroke } };
}

// One measurement alone stands in the middle of its day.
function spanOf(times) {
  const [first, last] = [times[0], times.at(-1)];
  return first === last ? [first - DAY / 2, last + DAY / 2] : [first, last];
}

// Limits that lie near the values are in view; a little air lies round all of it.
function rangeOf(bands, low, high) {
  const limits = bands.flatMap((band) => [band.low, band.high]).filter((limit) => limit != null);
  const least = Math.min(low, ...limits);
  const most = Math.max(high, ...limits);
  const air = (most - least || 1) * 0.2;
  return [least - air, most + air];
}

function paint(chart, band) {
  const { ctx, bbox } = chart;
  const top = band.high == null ? bbox.top : chart.valToPos(band.high, "y", true);
  const bottom = band.low == null ? bbox.top + bbox.height : chart.valToPos(band.low, "y", true);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.globalAlpha = band.severity === "green" ? 0.1 : 0.16;
  ctx.fillStyle = colour(`--severity-${band.severity}`);
  ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
  ctx.globalAlpha = 1;
  ctx.fillStyle = colour("--ds-color-neutral-text-subtle");
  ctx.font = `${12 * devicePixelRatio}px Inter, sans-serif`;
  ctx.textBaseline = band.high == null ? "bottom" : "top";
  ctx.fillText(band.label, bbox.left + 8, band.high == null ? bottom - 4 : top + 4);
  ctx.restore();
}

// Browsers know nb where they do not know nn.
const numberFormat = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en" : "nb-NO");
const dateFormat = new Intl.DateTimeFormat("nb-NO", { timeZone: ZONE, day: "numeric", month: "numeric" });
const timeFormat = new Intl.DateTimeFormat("nb-NO", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });

const dateOf = (seconds) => dateFormat.format(new Date(seconds * 1000));

// The first of each day has its date beneath it.
function timesOf(ticks) {
  return ticks.map((seconds, index) => {
    const time = timeFormat.format(new Date(seconds * 1000));
    return index === 0 || dateOf(seconds) !== dateOf(ticks[index - 1]) ? `${time}\n${dateOf(seconds)}` : time;
  });
}
