// What the pages gain where scripts run; without them every form works as it is.

/** A button that shows what is typed in a password field, for who types on a phone. */
function offerReveal(input) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain reveal';
  button.setAttribute('aria-controls', input.id);
  const name = document.createElement('span');
  name.className = 'unseen';
  name.textContent = ` : ${input.labels[0].firstChild.textContent.trim()}`;
  const say = () => {
    button.replaceChildren(input.type === 'password' ? 'Afficher' : 'Masquer', name);
  };
  button.addEventListener('click', () => {
    input.type = input.type === 'password' ? 'text' : 'password';
    say();
  });
  // Sent as a password whatever was shown, so that the browser offers to keep it.
  input.form.addEventListener('submit', () => { input.type = 'password'; });
  say();
  const frame = document.createElement('div');
  frame.className = 'revealable';
  input.replaceWith(frame);
  frame.append(input, button);
}

/** Shows a part of a form only while a field has a certain value. */
function showOnlyFor(part) {
  const field = document.getElementById(part.dataset.shownFor);
  const update = () => { part.hidden = field.value !== part.dataset.shownValue; };
  field.addEventListener('change', update);
  update();
}

/** A box in a table's head that ticks all boxes below, for who wants them all. */
function offerAll(table) {
  const boxes = [...table.tBodies[0].querySelectorAll('input[type=checkbox]')];
  const label = document.createElement('label');
  label.className = 'check';
  const all = document.createElement('input');
  all.type = 'checkbox';
  const name = document.createElement('span');
  name.className = 'unseen';
  name.textContent = table.dataset.selectAll;
  label.append(all, name);
  table.tHead.querySelector('th').append(label);
  const update = () => {
    const ticked = boxes.filter(box => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.addEventListener('change', () => boxes.forEach(box => { box.checked = all.checked; }));
  boxes.forEach(box => box.addEventListener('change', update));
  update();
}

/** Likewise while a box is ticked. */
function showOnlyWith(part) {
  const box = document.getElementById(part.dataset.shownWith);
  const update = () => { part.hidden = !box.checked; };
  box.addEventListener('change', update);
  update();
}

const SAVE_AFTER_MS = 300;

/** Sends a form of the sign-up as it stands, to be kept; gives what to say to the assistant, if it was kept. */
async function keep(form) {
  try {
    const body = new URLSearchParams(new FormData(form));
    const response = await fetch('/inscription/brouillon', { method: 'POST', body });
    return response.ok ? (await response.json()).say : undefined;
  } catch {
    return undefined; // Away: what was kept before is still there.
  }
}

/** Keeps what is typed and not sent yet, so that the assistant knows it. */
function keepDraft(form) {
  let timer;
  form.addEventListener('change', () => {
    clearTimeout(timer);
    timer = setTimeout(() => keep(form), SAVE_AFTER_MS);
  });
  form.addEventListener('submit', () => clearTimeout(timer));
}

/** Keeps the form before the assistant is told to take it over. */
function takeOver(opener) {
  const form = document.querySelector('form[data-draft]');
  if (!form) return;
  let kept = false;
  opener.addEventListener('click', async (event) => {
    if (kept) {
      kept = false;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    opener.dataset.say = (await keep(form)) ?? opener.dataset.say;
    kept = true;
    opener.click();
  });
}

document.querySelectorAll('[data-shown-with]').forEach(showOnlyWith);
document.querySelectorAll('form[data-draft]').forEach(keepDraft);
document.querySelectorAll('[data-take-over]').forEach(takeOver);
document.querySelectorAll('table[data-select-all]').forEach(offerAll);
document.querySelectorAll('input[data-reveal]').forEach(offerReveal);
document.querySelectorAll('[data-shown-for]').forEach(showOnlyFor);

const ONCE_MS = 1000;

/** A second press within a second counts once; the server takes a form that comes twice as one, too. */
function countOnce(form) {
  let last = -ONCE_MS;
  form.addEventListener('submit', (event) => {
    if (event.timeStamp - last < ONCE_MS) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      last = event.timeStamp;
    }
  }, true);
}

/** A link that looks like a button answers to the space bar, as a button does. */
function pressBySpace(link) {
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ') event.preventDefault(); // Or the page would scroll.
  });
  link.addEventListener('keyup', (event) => {
    if (event.key === ' ') link.click();
  });
}

document.querySelectorAll('form[method=post]').forEach(countOnce);
document.querySelectorAll('a.button, a[role=button]').forEach(pressBySpace);

/** Tells above the page that the assistant may have changed what it shows. */
function keepInStep({ detail: messages }) {
  const draft = document.querySelector('form[data-draft]');
  const sent = draft && messages.some(({ id }) => id === 'sign-up/sent');
  const leadsHere = ({ href }) => href && location.pathname.startsWith(new URL(href, location.href).pathname);
  if (!sent && !(location.pathname.startsWith('/espaces/') && messages.some(leadsHere))) return;
  const note = document.createElement('p');
  note.className = 'banner';
  note.id = 'in-step';
  note.setAttribute('role', 'status');
  const way = document.createElement('a');
  way.href = sent ? '/' : location.pathname + location.search;
  way.textContent = sent ? 'Revenir à l’accueil' : 'Actualiser la page';
  const why = sent
    ? 'Votre inscription est partie par l’assistant : ouvrez le lien reçu par courriel. Rien n’est plus à remplir ici. '
    : 'L’assistant a pu changer ce que montre cette page. ';
  note.append(why, way);
  document.getElementById('in-step')?.remove();
  document.querySelector('main').prepend(note);
  if (sent) draft.inert = true;
}

document.addEventListener('assistant-answer', keepInStep);
