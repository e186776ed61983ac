// <button data-use-template>: writes the template of the chosen outcome and language where the message is written, to be changed.
import { say } from "./status.js";

export function offerTemplates(added) {
  added.querySelectorAll("[data-use-template]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => use(button));
  });
}

function use(button) {
  const { outcome, language, message } = button.form.elements;
  if (!outcome.value) {
    say(button.dataset.none, "danger");
    return;
  }
  const template = button.form.querySelector(`[data-template="${outcome.value}"][lang="${language.value}"]`);
  message.value = template.content.textContent;
  message.lang = language.value;
  message.focus();
}
