import { say } from "./status.js";

const failed = () => say(document.body.dataset.failed, "danger");

document.addEventListener("htmx:responseError", ({ detail }) => detail.xhr.status !== 401 && failed());
document.addEventListener("htmx:sendError", failed);
document.addEventListener("htmx:timeout", failed);

// What is being fetched says so, to assistive technology too.
document.addEventListener("htmx:beforeRequest", ({ detail }) => detail.target.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", ({ detail }) => detail.target.removeAttribute("aria-busy"));
