// <button data-copy="ID">: copies the text of an element. <button data-print>: prints the page. Neither is there without scripts.
import { say } from "./status.js";

export function offerCopying(added) {
  added.querySelectorAll("[data-copy]").forEach((button) => offer(button, () => copy(button)));
  added.querySelectorAll("[data-print]").forEach((button) => offer(button, () => window.print()));
}

function offer(button, work) {
  button.hidden = false;
  button.addEventListener("click", work);
}

function copy({ dataset }) {
  navigator.clipboard
    .writeText(document.getElementById(dataset.copy).textContent)
    .then(() => say(dataset.done), () => say(dataset.failed, "danger"));
}
