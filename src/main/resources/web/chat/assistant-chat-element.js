import { chatClient } from './chat-client.js';
import { element } from './chat-messages.js';
import { chatPanel } from './chat-panel.js';
import { ChatSession } from './chat-session.js';
import { ChatStorage } from './chat-storage.js';

const HASH = '#assistant';

const STYLES = new URL('assistant-chat.css', import.meta.url);

// A constructed sheet passes any style-src; Safari has had them since 16.4.
const stylesheet = constructed();
const styled = stylesheet
  ? fetch(STYLES)
      .then((response) => response.text())
      .then((text) => stylesheet.replace(text))
      .catch(() => {}) // Bare, it still works.
  : Promise.resolve();

function constructed() {
  try {
    return 'adoptedStyleSheets' in document ? new CSSStyleSheet() : null;
  } catch {
    return null;
  }
}

/**
 * `<assistant-chat>`. Attributes: `open`; `say`, first words once it is open; `api`, the origin of another server;
 * `page`, in place of the address. Its `[data-open-assistant]` open it and say their `data-say`; `#assistant` just opens.
 */
export class AssistantChat extends HTMLElement {
  static observedAttributes = ['open'];
  #panel;
  #session;
  #storage;
  #connected;
  #behind = []; // what cannot be reached while a phone's screen is covered
  #pushed = false; // whether the browser's way back closes the panel

  get open() {
    return this.hasAttribute('open');
  }

  set open(open) {
    this.toggleAttribute('open', open);
  }

  connectedCallback() {
    if (!this.#panel) this.#build();
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const on = (target, type, listener) => target.addEventListener(type, listener, { signal });
    on(document, 'click', (event) => this.#clicked(event));
    on(document, 'visibilitychange', () => this.#watch());
    on(window, 'popstate', () => this.#wentBack());
    on(window, 'hashchange', () => location.hash === HASH && this.#openAndFocus());
    on(visualViewport, 'resize', () => this.#panel.fitViewport());
    on(visualViewport, 'scroll', () => this.#panel.fitViewport());
    this.#storage.watch((record) => this.#session.heardElsewhere(record), signal);
    styled.then(() => signal.aborted || this.#appear());
  }

  disconnectedCallback() {
    this.#connected.abort();
    this.#session.stop();
  }

  attributeChangedCallback() {
    if (this.#panel && this.#panel.isOpen() !== this.open) this.#show();
  }

  #build() {
    const api = this.getAttribute('api') ?? '';
    this.#storage = new ChatStorage(`assistant-chat${api}`);
    this.#panel = chatPanel(api || location.origin, {
      open: () => this.#openAndFocus(),
      close: () => (this.open = false),
      say: (text) => this.#session.say(text),
      sayNext: (text) => this.#session.sayNext(text),
      choose: (option) => this.#session.choose(option),
      attach: (file) => this.#session.attach(file),
      forget: () => this.#session.forget(),
    });
    // The page behind may show what an answer has changed.
    const answered = (detail) => this.dispatchEvent(new CustomEvent('assistant-answer', { bubbles: true, detail }));
    this.#session = new ChatSession(chatClient(api, this), this.#storage, { ...this.#panel, answered });
    const shadow = this.attachShadow({ mode: 'open' });
    if (stylesheet) shadow.adoptedStyleSheets = [stylesheet];
    else shadow.append(element('link', { rel: 'stylesheet', href: STYLES.href }));
    shadow.append(this.#panel.root);
  }

  #appear() {
    // On a phone it would cover each new page.
    if (this.#storage.read().open && !this.#panel.coversPage()) this.open = true;
    if (location.hash === HASH) this.#openAndFocus();
    else this.#show();
  }

  #openAndFocus() {
    this.open = true;
    this.#show();
    this.#cover();
    this.#panel.focus();
  }

  /** On a phone it covers the page: nothing behind it can be reached, and the way back closes it. */
  #cover() {
    if (!this.#panel.coversPage() || this.#pushed) return;
    for (let node = this; node !== document.body && node.parentElement; node = node.parentElement) {
      const others = [...node.parentElement.children].filter((other) => other !== node && !other.inert);
      this.#behind.push(...others);
    }
    for (const other of this.#behind) other.inert = true;
    if (location.hash === HASH) leaveHash();
    history.pushState({ assistant: true }, '');
    this.#pushed = true;
  }

  #uncover() {
    for (const other of this.#behind) other.inert = false;
    this.#behind = [];
    if (this.#pushed) history.back();
    this.#pushed = false;
  }

  #wentBack() {
    if (!this.#pushed) return;
    this.#pushed = false;
    this.open = false;
  }

  #show() {
    const { open } = this;
    this.#panel.show(open);
    if (open || this.#storage.read().open) this.#storage.merge({ open });
    this.#watch();
    if (open) {
      this.#session.open();
      this.#sayFirst();
    } else {
      this.#uncover();
      if (location.hash === HASH) leaveHash();
    }
  }

  /** Once in a conversation: loading the page again does not repeat it. */
  #sayFirst() {
    const say = this.getAttribute('say');
    if (!say || this.#storage.read().said === say) return;
    this.#storage.merge({ said: say });
    this.#session.sayNext(say);
  }

  #clicked(event) {
    const opener = event.target.closest?.('[data-open-assistant]');
    if (!opener) return;
    event.preventDefault();
    this.#openAndFocus();
    if (opener.dataset.say) this.#session.sayNext(opener.dataset.say);
  }

  #watch() {
    this.#session.watch(this.open && !document.hidden);
    this.#panel.countUnread();
  }
}

function leaveHash() {
  history.replaceState(history.state, '', location.pathname + location.search);
}
