import { element, renderEntries, transcript } from './chat-messages.js';

const icon = (path) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;

// Constant markup: what people and the server say enters as text nodes only.
const template = document.createElement('template');
template.innerHTML = `
<section aria-label="Assistant de conversation">
  <button id="launcher" hidden>
    ${icon('M4 5h16v12h-9l-5 4v-4H4Zm4 4h8m-8 4h5')} Assistant <span id="unread" hidden></span>
  </button>
  <div id="panel" role="dialog" aria-labelledby="title" hidden>
    <div id="main">
      <header>
        <div><p id="title">Assistant</p><p id="progress"></p><progress id="bar" aria-hidden="true" hidden></progress></div>
        <button id="more" class="icon" aria-label="Autres actions" aria-expanded="false" aria-controls="menu">
          ${icon('M5 12h.01M12 12h.01M19 12h.01')}
        </button>
        <button id="close" class="icon" aria-label="Fermer l’assistant">${icon('M6 6l12 12M18 6 6 18')}</button>
      </header>
      <div id="menu" role="group" aria-label="Autres actions" hidden>
        <button data-say="recommencer">Recommencer</button>
        <button id="keep">Enregistrer la conversation</button>
        <button id="forget">Effacer la conversation</button>
        <a href="/confidentialite">Confidentialité</a>
      </div>
      <div id="log" role="log" aria-label="Conversation" tabindex="0">
        <div id="lines"></div>
        <div id="options" role="group" aria-label="Réponses proposées"></div>
      </div>
      <button id="news" hidden>Nouveaux messages ↓</button>
      <p id="status" role="status"></p>
      <button id="fresh" class="strong" hidden>Nouvelle conversation</button>
      <p id="count" aria-live="polite"></p>
      <form id="form">
        <input id="file" type="file" tabindex="-1" aria-hidden="true" hidden>
        <button id="attach" type="button" class="icon" aria-label="Joindre un fichier" hidden>
          ${icon('M20 11.5 11.6 20a5 5 0 0 1-7-7l9-9a3.4 3.4 0 0 1 4.8 4.8l-9 9a1.7 1.7 0 0 1-2.4-2.4l8-8')}
        </button>
        <textarea id="input" rows="1" aria-label="Votre message" placeholder="Écrivez votre message" enterkeyhint="send"></textarea>
        <button id="reveal" type="button" class="icon" aria-label="Afficher la saisie" hidden>
          ${icon('M2 12s4-6 10-6 10 6 10 6-4 6-10 6-10-6-10-6Zm10-2a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z')}
        </button>
        <button class="icon strong" aria-label="Envoyer">${icon('M4 12h15m-6-6 6 6-6 6')}</button>
      </form>
      <p id="notice">
        <span>Assistant automatique. N’écrivez jamais de mot de passe. <a href="/confidentialite">Confidentialité</a></span>
        <button id="person" data-say="je veux parler à quelqu’un">Parler à quelqu’un</button>
      </p>
    </div>
    <dialog id="question" role="alertdialog" aria-labelledby="ask" aria-describedby="what">
      <p id="ask">Effacer cette conversation ?</p>
      <p id="what">Elle disparaît de cet appareil et ne peut plus être reprise. La page Confidentialité dit ce que le
        service conserve.</p>
      <form method="dialog"><button>Annuler</button><button id="confirm" class="strong">Effacer</button></form>
    </dialog>
  </div>
</section>`;

const LONGEST_TEXT = 4_000;
const COUNTED_FROM = 3_600;
const MOST_ROWS = 5;
const FEW_OPTIONS = 4;
/** A second press on the same spot within this time is one press. */
const ONE_PRESS_MS = 1_000;
const SAME_SPOT_PX = 12;
const NEAR_THE_END_PX = 80;
const HUSH_MS = 500; // Old lines are no news to a screen reader.
const NONE = [];
const phone = matchMedia('(max-width: 30rem)');
const touch = matchMedia('(pointer: coarse)');

/** All that is seen. `base` is the server's origin; `say` returns whether the text was taken, which else stays. */
export function chatPanel(base, { open, close, say, sayNext, choose, attach, forget }) {
  const root = template.content.cloneNode(true).firstElementChild;
  const parts = Object.fromEntries([...root.querySelectorAll('[id]')].map((part) => [part.id, part]));
  const { launcher, panel, more, menu, log, lines, options, news, status, fresh, form, question } = parts;
  const { focus: focusInput, restore, fit } = composer(parts, say);
  const focused = () => root.getRootNode().activeElement;
  let offered = NONE;
  let accepted = NONE;
  let kept = NONE; // what is shown
  let waited = false;
  let pressed = { at: -ONE_PRESS_MS };
  let seen = 0;

  function focus() {
    if (!fresh.hidden) fresh.focus();
    else if (touch.matches) log.focus(); // A phone's keyboard would cover it.
    else focusInput();
  }

  function showMenu(shown) {
    menu.hidden = !shown;
    more.ariaExpanded = shown;
    if (shown) menu.firstElementChild.focus();
  }

  function walkMenu(event) {
    const entries = [...menu.children];
    const at = entries.indexOf(focused());
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    entries[(to + entries.length) % entries.length].focus();
  }

  /** Whether a press is the second half of a double one, which would answer the next question. */
  function isAgain({ timeStamp, clientX, clientY, detail }) {
    const near = Math.hypot(clientX - pressed.x, clientY - pressed.y) < SAME_SPOT_PX;
    const again = detail > 0 && near && timeStamp - pressed.at < ONE_PRESS_MS;
    if (!again) pressed = { at: timeStamp, x: clientX, y: clientY };
    return again;
  }

  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_THE_END_PX;
  const toEnd = () => (log.scrollTop = log.scrollHeight);

  function countUnread() {
    const told = kept.filter(({ from }) => from !== 'user').length;
    if (!panel.hidden && !document.hidden) seen = told;
    const unread = Math.max(0, told - seen);
    parts.unread.hidden = !unread;
    parts.unread.textContent = unread ? `${unread} non lu${unread > 1 ? 's' : ''}` : '';
    const title = document.title.replace(/^\(\d+\) /, '');
    const wanted = unread ? `(${unread}) ${title}` : title;
    if (document.title !== wanted) document.title = wanted;
  }

  function keep() {
    const address = URL.createObjectURL(new Blob([transcript(kept)], { type: 'text/plain' }));
    element('a', { href: address, download: 'conversation.txt' }).click();
    setTimeout(() => URL.revokeObjectURL(address));
    showMenu(false);
    more.focus();
  }

  function renderOptions(wanted) {
    if (wanted === offered) return false;
    offered = wanted;
    const buttons = wanted.map((option) => {
      const button = element('button', {}, option.label);
      button.onclick = (event) => isAgain(event) || choose(option);
      return button;
    });
    options.className = wanted.length > FEW_OPTIONS ? 'many' : 'few';
    options.replaceChildren(...buttons);
    return true;
  }

  function renderSent(entries, pending, late) {
    const last = entries.filter(({ from }) => from === 'user').pop();
    for (const line of lines.children) {
      const state = line.querySelector('.meta span');
      const waits = late ? 'Pas encore envoyé' : 'Envoi…';
      const text = line.dataset.key !== last?.key ? '' : pending ? waits : 'Envoyé';
      if (state.textContent !== text) state.textContent = text;
    }
  }

  function renderLog(entries, wanted, announce, pending) {
    const following = waited || pending || atEnd();
    waited = !!pending;
    if (!announce) {
      log.ariaLive = 'off';
      setTimeout(() => (log.ariaLive = 'polite'), HUSH_MS);
    }
    const first = renderEntries(lines, entries, base);
    const changed = renderOptions(wanted);
    options.classList.toggle('recap', !!lines.lastElementChild?.querySelector('dl'));
    if (first && announce && !following) news.hidden = false; // Who reads further up is left there.
    // The beginning of what is new stays in sight.
    else if (first && announce) log.scrollTop = Math.min(first.offsetTop - lines.offsetTop, log.scrollHeight);
    else if (first || changed) toEnd();
  }

  /** A phone's keyboard covers the page without resizing it. */
  function fitViewport() {
    const { height, offsetTop } = visualViewport;
    panel.style.setProperty('--visible-height', `${height}px`);
    panel.style.setProperty('--visible-top', `${offsetTop}px`);
  }

  for (const link of root.querySelectorAll('a')) link.href = new URL(link.getAttribute('href'), base);
  for (const entry of root.querySelectorAll('[data-say]')) {
    entry.onclick = () => {
      sayNext(entry.dataset.say);
      showMenu(false);
      focus();
    };
  }
  launcher.onclick = fresh.onclick = open;
  parts.close.onclick = close;
  more.onclick = () => showMenu(menu.hidden);
  menu.onkeydown = walkMenu;
  parts.keep.onclick = keep;
  log.onscroll = () => atEnd() && (news.hidden = true);
  news.onclick = () => {
    toEnd();
    focus();
  };
  lines.onclick = ({ target }) => {
    const { change } = target.dataset;
    if (change) {
      sayNext(`Je veux corriger : ${change}`);
      focus(); // The button goes with the answer.
    } else target.closest('.line')?.classList.toggle('told');
  };
  parts.attach.onclick = () => parts.file.click();
  parts.file.onchange = () => {
    const [file] = parts.file.files;
    parts.file.value = '';
    if (file) attach(file);
    focus();
  };
  panel.ondragover = (event) => {
    if (!accepted.length) return;
    event.preventDefault();
    panel.classList.add('dropping');
  };
  panel.ondragleave = () => panel.classList.remove('dropping');
  panel.ondrop = (event) => {
    panel.classList.remove('dropping');
    if (!accepted.length) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) attach(file);
  };
  parts.forget.onclick = () => {
    showMenu(false);
    question.showModal();
  };
  parts.confirm.onclick = forget;
  question.onclose = () => (fresh.hidden ? more : fresh).focus();
  panel.addEventListener('focusin', ({ target }) => menu.contains(target) || target === more || showMenu(false));
  panel.onkeydown = (event) => {
    if (event.key !== 'Escape' || event.isComposing || question.open) return;
    if (menu.hidden) return close();
    showMenu(false);
    more.focus();
  };

  return {
    root,
    focus,
    restore,
    fitViewport,
    countUnread,
    isOpen: () => !panel.hidden,
    coversPage: () => phone.matches,

    /** Focus that was inside goes back to the launcher. */
    show(shown) {
      const inside = panel.contains(focused());
      panel.hidden = !shown;
      launcher.hidden = shown;
      panel.ariaModal = phone.matches;
      fitViewport();
      if (shown) toEnd();
      else if (inside) launcher.focus();
      countUnread();
    },

    render({ phase, entries, expect, progress, human, pending, writing, notice, announce, late }) {
      const inside = panel.contains(focused());
      const open = phase === 'ready' && !pending;
      kept = entries;
      renderLog(entries, open ? (expect?.options ?? NONE) : NONE, announce, pending);
      renderSent(entries, pending, late);
      accepted = open ? (expect?.accept ?? NONE) : NONE;
      parts.attach.hidden = !accepted.length;
      parts.file.accept = accepted.join();
      const step = progress ? `Étape ${progress.step} sur ${progress.of}` : '';
      parts.progress.textContent = human ? (human.name ? `${human.name}, du support` : 'En attente du support') : step;
      parts.bar.hidden = !progress;
      parts.person.hidden = !!human;
      if (progress) Object.assign(parts.bar, { max: progress.of, value: progress.step });
      const text = notice ?? (phase === 'starting' ? 'L’assistant arrive…' : writing && !human ? 'L’assistant écrit…' : '');
      // The same text again would be read aloud again.
      if (status.textContent !== text) status.textContent = text;
      status.classList.toggle('busy', !notice);
      fit(expect);
      const forgotten = phase === 'forgotten';
      const turned = form.hidden !== forgotten;
      form.hidden = forgotten;
      fresh.hidden = !forgotten;
      // What held the focus is gone.
      if (inside && (turned || !focused())) focus();
      countUnread();
    },
  };
}

/** One input for all questions: focus and a phone's keyboard stay. */
function composer({ form, input, reveal, count }, say) {
  const focus = () => input.focus({ preventScroll: true });

  function grow() {
    input.rows = 1;
    while (input.rows < MOST_ROWS && input.scrollHeight > input.clientHeight) input.rows++;
    const { length } = input.value;
    const more = length > LONGEST_TEXT ? ' : raccourcissez votre message' : '';
    count.textContent = length > COUNTED_FROM ? `${length} caractères sur ${LONGEST_TEXT}${more}` : '';
  }

  function write(text) {
    input.value = text;
    grow();
  }

  function submit(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (text && text.length <= LONGEST_TEXT && say(text)) write('');
    focus();
  }

  function mask(masked) {
    input.classList.toggle('masked', masked);
    reveal.ariaPressed = !masked;
  }

  input.oninput = grow;
  input.onkeydown = (event) => {
    // An input method's Enter only picks a character; Safari says so by its code alone.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !event.shiftKey && !composing) submit(event);
  };
  form.onsubmit = submit;
  reveal.onclick = () => {
    mask(!input.classList.contains('masked'));
    focus();
  };

  return {
    focus,

    restore: (text) => write(`${text} ${input.value}`.trim()),

    /** Fits keyboard, completion and masking to what is waited for. */
    fit(expect) {
      const { type = 'text', inputMode = 'text', sensitive = false } = expect ?? {};
      const email = type === 'email';
      input.inputMode = inputMode;
      input.autocomplete = email ? 'email' : 'off';
      input.autocapitalize = type === 'text' ? 'sentences' : 'none';
      input.spellcheck = type === 'text' && !sensitive;
      const masked = sensitive && !email;
      if (reveal.hidden === masked) mask(masked);
      reveal.hidden = !masked;
    },
  };
}
