// <span data-countdown="2026-11-21T08:15:00Z" data-left="# min left" data-none="time is up">: counts on from what the server wrote.
// It is no live region: a screen reader reads it where one stands, and nothing takes the focus.
const EVERY = 10_000;
const MINUTE = 60_000;

function count() {
  document.querySelectorAll("[data-countdown]").forEach((element) => {
    const minutes = Math.floor((Date.parse(element.dataset.countdown) - Date.now()) / MINUTE);
    const text = minutes > 0 ? element.dataset.left.replace("#", minutes) : element.dataset.none;
    if (element.textContent !== text) {
      element.textContent = text;
    }
  });
}

setInterval(count, EVERY);
