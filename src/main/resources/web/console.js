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
