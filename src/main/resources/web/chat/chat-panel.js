import { element, renderEntries } from './chat-messages.js';

const icon = (path) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;

// Constant markup: what people and the server say enters as text nodes only.
const template = document.createElement('template');
template.innerHTML = `
<section aria-label="Assistant de conversation">
  <button id="launcher" hidden>
    ${icon('M4 5h16v12h-9l-5 4v-4H4Zm4 4h8m-8 4h5')} Assistant
  </button>
  <div id="panel" role="dialog" aria-labelledby="title" hidden>
    <div id="main">
      <header>
        <div><p id="title">Assistant</p><p id="progress"></p></div>
        <button id="more" class="icon" aria-label="Autres actions" aria-expanded="false" aria-controls="menu">
          ${icon('M5 12h.01M12 12h.01M19 12h.01')}
        </button>
        <button id="close" class="icon" aria-label="Fermer l’assistant">${icon('M6 6l12 12M18 6 6 18')}</button>
      </header>
      <div id="menu" role="group" aria-label="Autres actions" hidden>
        <button data-say="recommencer">Recommencer</button>
        <button data-say="je veux parler à quelqu’un">Parler à quelqu’un</button>
        <button id="forget">Effacer la conversation</button>
        <a href="/confidentialite">Confidentialité</a>
      </div>
      <div id="log" role="log" aria-label="Conversation" tabindex="0">
        <div id="lines"></div>
        <div id="options" role="group" aria-label="Réponses proposées"></div>
      </div>
      <p id="status" role="status"></p>
      <button id="fresh" class="strong" hidden>Nouvelle conversation</button>
      <form id="form">
        <textarea id="input" rows="1" aria-label="Votre message" placeholder="Écrivez votre message" enterkeyhint="send"></textarea>
        <button id="reveal" type="button" class="icon" aria-label="Afficher la saisie" hidden>
          ${icon('M2 12s4-6 10-6 10 6 10 6-4 6-10 6-10-6-10-6Zm10-2a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z')}
        </button>
        <button class="icon strong" aria-label="Envoyer">${icon('M4 12h15m-6-6 6 6-6 6')}</button>
      </form>
      <p id="notice">Assistant automatique. N’écrivez jamais de mot de passe. <a href="/confidentialite">Confidentialité</a></p>
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
/** A short field still leaves room to ask what it is about. */
const ROOM_FOR_A_QUESTION = 500;
const MOST_ROWS = 5;
const HUSH_MS = 500; // Old lines are no news to a screen reader.
const NONE = [];
const phone = matchMedia('(max-width: 30rem)');
const touch = matchMedia('(pointer: coarse)');

/**
 * All that is seen: the launcher and the panel.
 *
 * @param base origin of the server
 * @param listeners {open, close, say, sayNext, choose, forget}; say returns whether the text was taken
 */
export function chatPanel(base, { open, close, say, sayNext, choose, forget }) {
  const root = template.content.cloneNode(true).firstElementChild;
  const parts = Object.fromEntries([...root.querySelectorAll('[id]')].map((part) => [part.id, part]));
  const { launcher, panel, more, menu, log, lines, options, status, fresh, form, question } = parts;
  const { focus: focusInput, restore, fit } = composer(parts, say);
  const focused = () => root.getRootNode().activeElement;
  let offered = NONE;

  function focus() {
    if (!fresh.hidden) fresh.focus();
    else if (touch.matches) log.focus(); // A phone's keyboard would cover it.
    else focusInput();
  }

  function showMenu(shown) {
    menu.hidden = !shown;
    more.ariaExpanded = shown;
  }

  function renderOptions(wanted) {
    if (wanted === offered) return false;
    offered = wanted;
    const buttons = wanted.map((option) => {
      const button = element('button', {}, option.label);
      button.onclick = () => choose(option);
      return button;
    });
    options.replaceChildren(...buttons);
    return true;
  }

  function renderLog(entries, wanted, announce) {
    if (!announce) {
      log.ariaLive = 'off';
      setTimeout(() => (log.ariaLive = 'polite'), HUSH_MS);
    }
    const first = renderEntries(lines, entries, base);
    const changed = renderOptions(wanted);
    // The beginning of what is new stays in sight.
    if (first && announce) log.scrollTop = Math.min(first.offsetTop - lines.offsetTop, log.scrollHeight);
    else if (first || changed) log.scrollTop = log.scrollHeight;
  }

  /** A phone's keyboard covers the page without resizing it. */
  function fitViewport() {
    const { height, offsetTop } = visualViewport;
    panel.style.setProperty('--visible-height', `${height}px`);
    panel.style.setProperty('--visible-top', `${offsetTop}px`);
  }

  for (const link of root.querySelectorAll('a')) link.href = new URL(link.getAttribute('href'), base);
  for (const entry of menu.querySelectorAll('[data-say]')) {
    entry.onclick = () => {
      sayNext(entry.dataset.say);
      showMenu(false);
      focus();
    };
  }
  launcher.onclick = fresh.onclick = open;
  parts.close.onclick = close;
  more.onclick = () => showMenu(menu.hidden);
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
    isOpen: () => !panel.hidden,
    coversPage: () => phone.matches,

    /** Focus that was inside goes back to the launcher. */
    show(shown) {
      const inside = panel.contains(focused());
      panel.hidden = !shown;
      launcher.hidden = shown;
      fitViewport();
      if (shown) log.scrollTop = log.scrollHeight;
      else if (inside) launcher.focus();
    },

    render({ phase, entries, expect, progress, pending, writing, notice, announce }) {
      const inside = panel.contains(focused());
      renderLog(entries, phase === 'ready' && !pending ? (expect?.options ?? NONE) : NONE, announce);
      parts.progress.textContent = progress ? `Étape ${progress.step} sur ${progress.of}` : '';
      const text = notice ?? (phase === 'starting' ? 'L’assistant arrive…' : writing ? 'L’assistant écrit…' : '');
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
    },
  };
}

/**
 * One input for all questions: focus and a phone's keyboard stay.
 *
 * @param say returns whether it took the text, which else stays
 */
function composer({ form, input, reveal }, say) {
  const focus = () => input.focus({ preventScroll: true });

  function grow() {
    input.rows = 1;
    while (input.rows < MOST_ROWS && input.scrollHeight > input.clientHeight) input.rows++;
  }

  function write(text) {
    input.value = text;
    grow();
  }

  function submit(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (text && say(text)) write('');
    focus();
  }

  function mask(masked) {
    input.classList.toggle('masked', masked);
    reveal.ariaPressed = !masked;
  }

  input.oninput = grow;
  input.onkeydown = (event) => {
    // An input method's Enter only picks a character.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
  };
  form.onsubmit = submit;
  reveal.onclick = () => {
    mask(!input.classList.contains('masked'));
    focus();
  };

  return {
    focus,

    /** Puts a text back, before what was typed meanwhile. */
    restore: (text) => write(`${text} ${input.value}`.trim()),

    /** Fits keyboard, completion and masking to what is waited for. */
    fit(expect) {
      const { type = 'text', inputMode = 'text', maxLength = LONGEST_TEXT, sensitive = false } = expect ?? {};
      const email = type === 'email';
      input.inputMode = inputMode;
      input.maxLength = Math.min(LONGEST_TEXT, Math.max(maxLength, ROOM_FOR_A_QUESTION));
      input.autocomplete = email ? 'email' : 'off';
      input.autocapitalize = type === 'text' ? 'sentences' : 'none';
      input.spellcheck = type === 'text' && !sensitive;
      const masked = sensitive && !email;
      if (reveal.hidden === masked) mask(masked);
      reveal.hidden = !masked;
    },
  };
}
