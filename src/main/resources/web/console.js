// Goes through a conversation by keyboard, and plays it. Without scripts its links do the same, one page a turn.
const SPEEDS = [1, 2, 4, 8, 16];
const SECONDS_A_TURN = 2;

let timer = null;
let speed = 1;
let loading = false;

const bar = () => document.querySelector("[data-replay]");
const place = () => ({
  current: Number(bar().dataset.current),
  total: Number(bar().dataset.total),
  steps: bar().dataset.steps,
});

/** Shows a turn in place of the one that is shown; the address follows, so that it can be copied. */
async function show(turn) {
  const { total, steps } = place();
  const wanted = Math.min(Math.max(turn, 1), total);
  if (loading || wanted === place().current) {
    return;
  }
  loading = true;
  try {
    const answer = await fetch(steps + wanted, { credentials: "same-origin", redirect: "error" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.querySelector("[data-replay]")) {
      throw new Error("no such page");
    }
    const focused = document.activeElement?.dataset?.step;
    document.querySelector("#contenu").replaceChildren(...page.querySelector("#contenu").children);
    document.title = page.title;
    history.replaceState(null, "", steps + wanted);
    enhance();
    document.querySelector(`[data-step="${focused}"]`)?.focus();
    document.querySelector(".said [aria-current]")?.scrollIntoView({ block: "nearest" });
  } catch {
    // The session may have ended, or the reason stands no more: the page itself says so.
    location.assign(steps + wanted);
  } finally {
    loading = false;
  }
}

function pause() {
  clearTimeout(timer);
  timer = null;
  enhance();
}

function play() {
  timer = setTimeout(async () => {
    const { current, total } = place();
    await show(current + 1);
    if (timer !== null) {
      current + 1 >= total ? pause() : play();
    }
  }, (SECONDS_A_TURN * 1000) / speed);
}

/** Scrolls the graph, and nothing else, to the state in which the conversation is. */
function centre() {
  const graph = document.querySelector(".graph");
  const state = graph?.querySelector(".current");
  if (state) {
    const box = state.getBoundingClientRect();
    const frame = graph.getBoundingClientRect();
    graph.scrollLeft += box.left - frame.left - (frame.width - box.width) / 2;
    graph.scrollTop += box.top - frame.top - (frame.height - box.height) / 2;
  }
}

/** Adds to the bar what needs a script: play and pause, the speed, and a line to jump along. */
function enhance() {
  bar().querySelectorAll("[data-added]").forEach((added) => added.remove());
  const { current, total } = place();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "outline";
  button.dataset.added = "";
  button.dataset.step = "play";
  button.textContent = timer === null ? "Lire" : "Pause";
  button.addEventListener("click", () => {
    if (timer !== null) {
      pause();
    } else {
      play();
      enhance();
    }
  });
  const rate = document.createElement("button");
  rate.type = "button";
  rate.className = "outline";
  rate.dataset.added = "";
  rate.dataset.step = "rate";
  rate.textContent = `Vitesse : ${speed} ×`;
  rate.addEventListener("click", () => {
    speed = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length];
    rate.textContent = `Vitesse : ${speed} ×`;
  });
  const line = document.createElement("input");
  line.type = "range";
  line.min = 1;
  line.max = total;
  line.value = current;
  line.dataset.added = "";
  line.dataset.step = "line";
  line.setAttribute("aria-label", "Tour");
  line.addEventListener("change", () => show(Number(line.value)));
  bar().append(button, rate, line);
  centre();
}

function step(event) {
  const { current, total } = place();
  switch (event.key) {
    case "ArrowRight":
      return current + 1;
    case "ArrowLeft":
      return current - 1;
    case "Home":
      return 1;
    case "End":
      return total;
    default:
      return null;
  }
}

if (bar()) {
  enhance();
  document.addEventListener("keydown", (event) => {
    // Fields, buttons and regions that scroll have these keys for themselves.
    const own = event.target.closest("input, textarea, select, [tabindex='0']");
    const wanted = own || event.altKey || event.ctrlKey || event.metaKey ? null : step(event);
    if (wanted !== null) {
      event.preventDefault();
      show(wanted);
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-step]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(Number(new URL(link.href).searchParams.get("tour")));
    }
  });
}

// What others do shows at once: the page is asked for again, and only what has changed is put in its place.

const RETRY_MS = 2_000;
const live = () => document.querySelector("[data-live]");
let asked = Promise.resolve();

/** Puts what is new of a list behind what is there, so that it alone is read aloud, and leaves what somebody types. */
function merge(region, fresh) {
  if (region.tagName !== "OL") {
    if (region.innerHTML !== fresh.innerHTML) {
      region.replaceChildren(...fresh.childNodes);
    }
    return;
  }
  const log = region.parentElement;
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const known = new Map([...region.children].map((entry) => [entry.id, entry]));
  const entries = [...fresh.children].map((entry) => {
    const old = known.get(entry.id);
    return old?.innerHTML === entry.innerHTML ? old : entry;
  });
  entries.forEach((entry, place) => {
    if (region.children[place] !== entry) {
      region.insertBefore(entry, region.children[place] ?? null);
    }
  });
  while (region.children.length > entries.length) {
    region.lastElementChild.remove();
  }
  if (atEnd) {
    log.scrollTop = log.scrollHeight;
  }
}

/** Takes over the page that was answered; a page of another kind takes the place of this one. */
async function take(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-live]");
  if (!answer.ok && !fresh) {
    throw new Error("no such page");
  }
  if (fresh?.dataset.live === live().dataset.live) {
    merge(live(), fresh);
    return page;
  }
  // What this page was about is over; the other one says so.
  document.querySelector("#contenu").replaceChildren(...page.querySelector("#contenu").children);
  document.title = page.title;
  history.replaceState(null, "", answer.url);
  follow();
  document.querySelector("#contenu").focus();
  return null;
}

/** Asks for this page, one question after the other. */
function refresh() {
  asked = asked
    .then(() => fetch(location.href, { credentials: "same-origin" }))
    .then(take)
    .catch(() => {}); // The stream connects again, and then it is asked anew.
}

/** Sends what the agent says, one message after the other, each under its own key until it is answered: it is said once. */
function send(form) {
  const text = form.elements.message;
  const said = text.value;
  const body = new URLSearchParams(new FormData(form));
  text.value = "";
  form.elements.cle.value = newKey();
  text.focus();
  asked = asked.then(async () => {
    const page = await take(await answered(form, body)).catch(() => null);
    const wrong = page?.querySelector("form[data-say] .fault, .summary p");
    if (wrong) {
      text.value = `${said} ${text.value}`.trim();
    }
    tell(form, wrong?.textContent ?? "");
  });
}

/** Asks until there is an answer, however often the connection breaks. */
async function answered(form, body) {
  for (;;) {
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" }).catch(() => null);
    if (answer && answer.status !== 503) {
      return answer;
    }
    tell(form, "Pas de connexion : je réessaie d’envoyer votre message…");
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** A random UUID; `randomUUID` is missing outside secure contexts. */
function newKey() {
  const digit = (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16);
  return "10000000-1000-4000-8000-100000000000".replace(/[018]/g, digit);
}

function tell(form, text) {
  let line = form.querySelector("[data-added]");
  if (!line) {
    line = document.createElement("p");
    line.dataset.added = "";
    line.className = "fault";
    line.setAttribute("role", "status");
    form.append(line);
  }
  line.textContent = text;
  line.hidden = !text;
}

let stream = null;

/** Follows what this page shows, where it changes by itself. */
function follow() {
  stream?.close();
  stream = null;
  if (!live()) {
    return;
  }
  stream = new EventSource(live().dataset.live);
  stream.addEventListener("change", refresh);
  const log = live().closest(".live");
  if (log) {
    log.scrollTop = log.scrollHeight;
  }
  const form = document.querySelector("form[data-say]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
  form?.elements.message.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send(form);
    }
  });
}

follow();
// A page that waits for something looks again by itself.
const SECONDS_TO_LOOK_AGAIN = 2;
if (document.querySelector("[data-again]")) {
  setTimeout(() => location.reload(), SECONDS_TO_LOOK_AGAIN * 1000);
}
