// Sound is off until somebody turns it on, and the choice is remembered in this browser.
const KEY = "samkonsult.sound";
let audio;

export function soundToggle(button) {
  const on = () => localStorage.getItem(KEY) === "on";
  const show = () => {
    button.hidden = false;
    button.setAttribute("aria-pressed", on());
  };
  button.addEventListener("click", () => {
    localStorage.setItem(KEY, on() ? "off" : "on");
    show();
    ring();
  });
  show();
}

export function ring() {
  if (localStorage.getItem(KEY) !== "on") {
    return;
  }
  audio ??= new AudioContext();
  audio.resume();
  [0, 0.22].forEach((after) => tone(audio.currentTime + after));
}

function tone(at) {
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.frequency.value = 880;
  volume.gain.setValueAtTime(0.001, at);
  volume.gain.exponentialRampToValueAtTime(0.25, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.18);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.2);
}
