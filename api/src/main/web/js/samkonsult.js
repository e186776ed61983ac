import { offerCopying } from "./copy.js";
import "./countdown.js";
import "./keys.js";
import { watchLive } from "./live.js";
import { offerTemplates } from "./message.js";
import "./requests.js";
import { watchSession } from "./session.js";

watchSession();

document.addEventListener("htmx:load", (event) => {
  const added = event.detail.elt;
  watchLive(added);
  offerTemplates(added);
  offerCopying(added);
  if (added.querySelector("[data-trend]")) {
    import("./trend.js").then(({ drawTrends }) => drawTrends(added));
  }
});
