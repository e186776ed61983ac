// <section data-live="/changes"><div data-live-target="/list">: when /changes says "changed", the target is fetched again.
// The stream says "alive" now and then (an event needs data, or a browser drops it); a stream that has gone silent is opened anew.
// Its address tells when the page was begun: what was missed since is told as "changed" when the stream opens.
import { say } from "./status.js";
import { ring, soundToggle } from "./sound.js";

const RETRY = 5_000;
const SILENCE = 45_000;
const BUSY = 1_000;
let title = document.title;
let lastRed;

export function watchLive(added) {
  const elements = [...added.querySelectorAll("[data-live]")];
  if (added.matches("[data-live]")) {
    elements.push(added);
  }
  elements.forEach(open);
  added.querySelectorAll("[data-sound]").forEach(soundToggle);
  count();
}

function open(element) {
  const target = element.querySelector("[data-live-target]") ?? element.closest("[data-live-target]");
  const source = new EventSource(element.dataset.live);
  let silence;

  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE);
  };
  const lost = () => {
    clearTimeout(silence);
    source.close();
    if (element.isConnected) {
      show(element, false);
      setTimeout(() => element.dataset.live && open(element), RETRY);
    }
  };
  source.addEventListener("open", () => show(element, true));
  source.addEventListener("alive", heard);
  source.addEventListener("changed", () => (element.isConnected ? refresh(target) : source.close()));
  source.addEventListener("error", lost);
  window.addEventListener("pagehide", () => source.close(), { once: true });
}

function show(element, connected) {
  const state = element.querySelector("[data-live-state]");
  if (!state || state.dataset.state === String(connected)) {
    return;
  }
  const wasConnected = state.dataset.state === "true";
  state.dataset.state = connected;
  state.textContent = connected ? state.dataset.on : state.dataset.off;
  if (!connected && wasConnected) {
    say(state.dataset.lost, "danger");
  } else if (connected) {
    say("");
  }
}

// What one no longer may see is gone from the page at once, all of it, and the page says so and listens no more.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status === 404 && detail.target.matches("[data-live-target]")) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
});
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const live = detail.target.closest("[data-live]");
  if (detail.xhr.status === 404 && live) {
    delete live.dataset.live;
    live.replaceChildren(detail.target);
    title = detail.target.querySelector("h1").textContent;
    say(title);
  }
});

// One request at a time; what changes meanwhile is fetched after it, and so is what changes while somebody is writing.
async function refresh(target) {
  if (target.dataset.refreshing) {
    target.dataset.refreshing = "again";
    return;
  }
  target.dataset.refreshing = "once";
  while (isInUse(target)) {
    await new Promise((resume) => setTimeout(resume, BUSY));
  }
  target.dataset.refreshing = "once";
  await swap(target);
  const again = target.dataset.refreshing === "again";
  delete target.dataset.refreshing;
  count();
  if (again) {
    refresh(target);
  }
}

async function swap(target) {
  const scroll = window.scrollY;
  const hadFocus = target.contains(document.activeElement);
  const open = [...target.querySelectorAll("details[open][id]")].map((details) => details.id);
  const url = target.dataset.liveTarget || location.pathname + location.search;
  await htmx.ajax("GET", url, { target, swap: "innerHTML", headers: { "Samkonsult-Background": "true" } }).catch(() => {});
  open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  if (hadFocus && !target.contains(document.activeElement)) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
  window.scrollTo({ top: scroll, behavior: "instant" });
}

function isInUse(target) {
  return (
    target.matches(":active") ||
    target.querySelector("dialog[open], input:not([type=hidden]):focus, textarea:focus, select:focus") !== null ||
    [...target.querySelectorAll("input, textarea, select")].some(isChanged)
  );
}

export function isChanged(control) {
  if (control.matches("select")) {
    const initial = [...control.options].findIndex((option) => option.defaultSelected);
    return control.selectedIndex !== Math.max(initial, 0);
  }
  if (control.matches("[type=checkbox], [type=radio]")) {
    return control.checked !== control.defaultChecked;
  }
  return control.value !== control.defaultValue;
}

// <span data-count="4" data-count-red="1">: four stand in the title, and a rise of the red ones is heard.
function count() {
  const counter = document.querySelector("[data-count-red]");
  const all = Number(counter?.dataset.count ?? 0);
  const red = Number(counter?.dataset.countRed ?? 0);
  document.title = all > 0 ? `(${all}) ${title}` : title;
  if (red > lastRed) {
    ring();
  }
  lastRed = red;
}
