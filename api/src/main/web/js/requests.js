import { say } from "./status.js";

const failed = () => say(document.body.dataset.failed, "danger");

document.addEventListener("htmx:responseError", failed);
document.addEventListener("htmx:sendError", failed);
document.addEventListener("htmx:timeout", failed);

// What is being fetched says so, to assistive technology too.
document.addEventListener("htmx:beforeRequest", ({ detail }) => detail.target.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", ({ detail }) => detail.target.removeAttribute("aria-busy"));

// A session that has ended answers with the login page, which belongs in the whole window.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (new URL(event.detail.xhr.responseURL).pathname === "/login" && location.pathname !== "/login") {
    event.detail.shouldSwap = false;
    location.reload();
  }
});
