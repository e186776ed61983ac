// The one status line of a page. Pages fill it with an out-of-band swap; scripts fill it with say().
const line = document.getElementById("status");
const READING_TIME = 10_000;
let clearing;

export function say(text, tone = "neutral") {
  line.dataset.tone = tone;
  line.textContent = text;
}

new MutationObserver(() => {
  clearTimeout(clearing);
  if (line.textContent.trim() !== "" && line.dataset.tone !== "danger") {
    clearing = setTimeout(() => say(""), READING_TIME);
  }
}).observe(line, { childList: true, characterData: true, subtree: true });

line.addEventListener("click", () => say(""));
// What somebody does clears the line; what a page fetches by itself must not.
document.addEventListener("htmx:beforeRequest", (event) => event.detail.requestConfig.triggeringEvent && say(""));
