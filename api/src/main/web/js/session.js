// A page tells before its session ends, and keeps what is half-written when it has: log in in another window, come back, go on.
// The server is asked how long is left, since other tabs prolong the same session; asking does not prolong it.
import { isChanged } from "./live.js";
import { say } from "./status.js";

const BACKGROUND = { "Samkonsult-Background": "true", Accept: "application/json" };
const SOONEST = 500;
const ending = document.getElementById("session-ending");
const ended = document.getElementById("session-ended");
let timer;

export function watchSession() {
  if (!ended) {
    return;
  }
  ending.querySelector("[data-session-extend]").addEventListener("click", extend);
  ended.querySelector("[data-session-resume]").addEventListener("click", look);
  ended.addEventListener("cancel", (event) => event.preventDefault());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  document.addEventListener("htmx:responseError", ({ detail }) => detail.xhr.status === 401 && showEnded());
  document.addEventListener("submit", holdBack, true);
  look();
}

async function ask(method) {
  const headers = method === "POST" ? { Accept: "application/json" } : BACKGROUND;
  const answer = await fetch("/session", { method, headers, redirect: "manual" }).catch(() => undefined);
  return answer?.ok ? answer.json() : undefined;
}

async function look() {
  show(await ask("GET"));
}

async function extend() {
  ending.close();
  show(await ask("POST"));
}

// Nothing is known while the server cannot be reached: then nothing is shown, and it is asked again.
function show(state) {
  clearTimeout(timer);
  if (!state) {
    timer = setTimeout(look, 20 * SOONEST);
    return;
  }
  if (state.remaining <= 0) {
    showEnded();
    return;
  }
  if (state.mark !== ended.dataset.mark) {
    showEnded(true);
    return;
  }
  resume();
  if (state.remaining <= state.warning) {
    showEnding(state.remaining);
  } else {
    ending.close();
  }
  const next = state.remaining <= state.warning ? state.remaining : state.remaining - state.warning;
  timer = setTimeout(look, Math.max(next, SOONEST));
}

function showEnding(remaining) {
  const end = ending.querySelector("[data-session-end]");
  end.textContent = new Date(Date.now() + remaining).toLocaleTimeString("nb-NO", { timeZone: "Europe/Oslo" });
  if (!ending.open && !ended.open) {
    ending.showModal();
  }
}

function showEnded(another = false) {
  clearTimeout(timer);
  ending.close();
  ended.querySelector("[data-session-other]").hidden = !another;
  if (!ended.open) {
    ended.showModal();
  }
}

function resume() {
  if (ended.open) {
    ended.close();
    say(ended.dataset.resumed);
  }
}

// A form with something written in it is not sent to where it would be lost: to a session that has ended meanwhile.
async function holdBack(event) {
  const { target: form, submitter } = event;
  if (form.method !== "post" || form.dataset.checked || isFetched(form) || ![...form.elements].some(isWritten)) {
    delete form.dataset.checked;
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const state = await ask("GET");
  if (state && (state.remaining <= 0 || state.mark !== ended.dataset.mark)) {
    show(state);
    return;
  }
  form.dataset.checked = "yes";
  form.requestSubmit(submitter);
}

function isWritten(control) {
  return control.matches("input:not([type=hidden]), textarea, select") && isChanged(control);
}

function isFetched(form) {
  return form.matches("[hx-post], [hx-put], [hx-patch], [hx-delete], [data-hx-post], [method=dialog]");
}
