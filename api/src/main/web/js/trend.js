// <figure data-trend="…"> with its values as JSON: {unit, times, series: [{label, values}], bands: [{severity, low, high, label}]}
import uPlot from "../vendor/uplot.js";

const ZONE = "Europe/Oslo";
const HEIGHT = 260;
const HALF_A_DAY = 43_200;
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
  const options = () => ({
    width: canvas.clientWidth,
    height: HEIGHT,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), ZONE),
    legend: { show: trend.series.length > 1, live: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { x: { range: (_, first, last) => spanOf(first, last) }, y: { range: (_, low, high) => rangeOf(trend.bands, low, high) } },
    axes: [
      axis({ values: (_, ticks) => ticks.map(timeLabel(ticks)), size: 30 }),
      axis({ label: trend.unit, labelSize: 22, size: 48 }),
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
function spanOf(first, last) {
  return first === last ? [first - HALF_A_DAY, last + HALF_A_DAY] : [first, last];
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

function timeLabel(ticks) {
  const withinDays = ticks.length > 1 && ticks.at(-1) - ticks[0] < 2 * 86_400;
  const format = new Intl.DateTimeFormat("nb-NO", {
    timeZone: ZONE,
    ...(withinDays ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "numeric" }),
  });
  return (seconds) => format.format(new Date(seconds * 1000));
}
