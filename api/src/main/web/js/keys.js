// The worklist by keyboard alone: j and k go from row to row, Enter opens, t takes, / searches, ? tells of it. Letters can be turned off.
const OFF = "keys-off";
const help = document.getElementById("keys");
const rows = () => [...document.querySelectorAll("[data-keys] [data-open]")];

function move(step) {
  const all = rows();
  const row = document.activeElement.closest?.("[data-keys] tr");
  const at = all.findIndex((link) => row?.contains(link));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

const commands = {
  j: () => move(1),
  k: () => move(-1),
  t: () => document.activeElement.closest?.("[data-keys] tr")?.querySelector("[data-take]")?.click(),
  "/": () => document.getElementById("name").focus(),
  "?": () => help.showModal(),
};

const isWriting = (target) => target.matches("input, textarea, select, [contenteditable]");
const isOff = () => localStorage.getItem(OFF) !== null;

if (help) {
  const opener = document.querySelector("[data-keys-help]");
  const on = help.querySelector("[data-keys-on]");
  opener.hidden = false;
  opener.addEventListener("click", () => help.showModal());
  on.checked = !isOff();
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "")));
  document.addEventListener("keydown", (event) => {
    const command = commands[event.key];
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (command && !modified && !isOff() && !isWriting(event.target) && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      command();
    }
  });
}
