import { untilAnswered } from './chat-client.js';
import { happenings, initialState, mayBeStored, shown } from './chat-state.js';

const WRITING_SHOWN_AFTER_MS = 400;
const POLL_MS = 4_000;
const IDLE_POLL_MS = 20_000;
const IDLE_AFTER_MS = 120_000;
const UNSEEN_POLL_MS = 60_000;
const UNSEEN_FOR_MS = 1_800_000;

const OFFLINE = 'Pas de connexion : je réessaie…';
const BUSY = 'Le service est très demandé : je réessaie…';
const REFUSED = 'Ce message n’a pas pu être envoyé.';
const UNAVAILABLE = 'L’assistant n’est pas disponible pour le moment.';
const UNSENT = 'Votre dernière réponse n’a pas été reçue et, par prudence, n’est pas gardée ici : écrivez-la de nouveau.';
const GONE = 'La conversation précédente n’est plus disponible. En voici une nouvelle.';
const FORGOTTEN = 'La conversation est effacée.';
const WAITS = 'Attendez la réponse : votre texte reste ici.';
const NO_UPLOAD = 'Le fichier n’a pas pu être envoyé : la connexion a été coupée. Choisissez-le de nouveau.';
const TOO_LARGE = 'Ce fichier est trop gros : 13 Mo au plus.';
const LARGEST_FILE = 13_631_488;

/** A person's conversation: sends one turn at a time until it is answered, follows other tabs and agents. */
export class ChatSession {
  #client;
  #storage;
  #view;
  #state = initialState;
  #record;
  #life = new AbortController(); // the conversation's, or the page's
  #watched = false;
  #timer;
  #newsAt;
  #next;
  #stream; // while a human answers

  /** @param view {render(state), restore(text), answered(messages)}; restore is for a text that could not be sent */
  constructor(client, storage, view) {
    this.#client = client;
    this.#storage = storage;
    this.#view = view;
  }

  open() {
    const { phase } = this.#state;
    if (phase === 'ready' || phase === 'starting') return;
    const record = this.#storage.read();
    this.#happens('starting');
    if (record.conversation) this.#resume(record);
    else this.#begin();
  }

  /** News are asked for while somebody looks. */
  watch(watched) {
    this.#watched = watched;
    if (watched) this.#follow();
  }

  /** @returns whether it was taken: not while a turn waits */
  say(text) {
    const { expect, pending } = this.#state;
    if (pending) this.#happens('noticed', WAITS);
    return this.#send({ text, label: shown(text, expect) }, mayBeStored(text, expect));
  }

  sayNext(text) {
    if (this.#state.pending || !this.say(text)) this.#next = text;
  }

  choose({ value, label }) {
    this.#send({ option: value, label }, true);
  }

  async attach(file) {
    const { phase, pending } = this.#state;
    if (phase !== 'ready' || pending) return;
    if (file.size > LARGEST_FILE) return this.#happens('noticed', TOO_LARGE);
    const signal = this.#life.signal;
    // By quarters: each is read aloud.
    const progress = (part) => this.#happens('noticed', `Envoi de « ${file.name} » : ${Math.floor(part * 4) * 25} %`);
    progress(0);
    const { kind, body, detail } = await this.#client.upload(this.#record, file, progress, signal);
    if (signal.aborted) return;
    if (kind === 'gone') return this.#beginAgain();
    if (kind !== 'ok') return this.#happens('noticed', detail ?? NO_UPLOAD);
    this.#send({ file: body.file, label: `Fichier : ${file.name}` }, false);
  }

  /** Forgotten here, whatever becomes of the request. */
  forget() {
    const { signal } = new AbortController();
    const record = this.#storage.read();
    this.#end('forgotten', FORGOTTEN);
    this.#storage.clear();
    if (record.conversation) untilAnswered(() => this.#client.forget(record, signal), () => {}, signal);
  }

  heardElsewhere(record) {
    const { phase, heard } = this.#state;
    const ready = phase === 'ready';
    if (ready && !record.conversation) {
      this.#end('forgotten', FORGOTTEN);
    } else if (ready && record.conversation === this.#record.conversation) {
      if (record.seq > heard) this.#follow();
    } else if (record.conversation && (ready || (phase === 'forgotten' && this.#watched))) {
      this.#end('starting');
      this.#resume(record);
    }
  }

  /** A turn that waits is sent again by the next page. */
  stop() {
    this.#end('starting');
    this.#state = initialState;
  }

  #begin() {
    return this.#enter('started', this.#client.begin);
  }

  #resume(record) {
    return this.#enter('resumed', (signal) => this.#client.events(record, 0, signal), record);
  }

  async #enter(how, request, known) {
    const signal = this.#life.signal;
    const { kind, body } = await this.#ask(() => request(signal), signal);
    if (signal.aborted) return;
    if (kind === 'gone' && known) return this.#beginAgain();
    if (kind !== 'ok') return this.#end('forgotten', UNAVAILABLE);
    const { conversation, token, pending } = known ?? body;
    this.#record = { conversation, token };
    this.#storage.merge({ conversation, token, seq: body.seq });
    this.#newsAt = Date.now();
    this.#happens(how, { ...body, time: new Date().toISOString() });
    this.#schedule();
    if (pending?.label) this.#deliver({ ...pending, again: true }, true);
    else if (pending?.heard >= body.seq) this.#happens('noticed', UNSENT);
    this.#sayWhatWaits();
  }

  #beginAgain() {
    this.#end('gone', GONE);
    this.#storage.clear();
    return this.#begin();
  }

  #end(how, detail) {
    clearTimeout(this.#timer);
    this.#life.abort();
    this.#stream?.abort();
    this.#life = new AbortController();
    this.#happens(how, detail);
  }

  #send(turn, stored) {
    if (this.#state.phase !== 'ready' || this.#state.pending) return false;
    this.#deliver({ turn: newTurnId(), time: new Date().toISOString(), ...turn }, stored);
    return true;
  }

  /** Sends it under its one id until it is answered. */
  async #deliver(pending, stored) {
    const signal = this.#life.signal;
    const { turn, text } = pending;
    this.#storage.merge({ pending: stored ? pending : { turn, heard: this.#state.heard } });
    this.#happens('sent', pending);
    const slow = setTimeout(() => this.#happens('writing'), WRITING_SHOWN_AFTER_MS);
    const answer = await this.#ask(() => this.#client.say(this.#record, pending, signal), signal);
    clearTimeout(slow);
    if (signal.aborted) return;
    if (this.#storage.read().pending?.turn === turn) this.#storage.merge({ pending: undefined });
    if (answer.kind !== 'ok' && text) this.#view.restore(text);
    if (answer.kind === 'gone') return this.#beginAgain();
    if (answer.kind === 'ok') {
      this.#newsAt = Date.now();
      this.#happens('answered', { ...answer.body, time: new Date().toISOString() });
      this.#storage.merge({ seq: answer.body.seq });
      this.#view.answered(answer.body.messages);
    } else {
      this.#happens('refused', answer.detail ?? REFUSED);
    }
    if (pending.again || this.#stream) this.#follow();
    else this.#schedule();
    this.#sayWhatWaits();
  }

  #sayWhatWaits() {
    if (this.#next && this.say(this.#next)) this.#next = undefined;
  }

  #ask(request, signal) {
    return untilAnswered(request, ({ busy }) => this.#happens('troubled', busy ? BUSY : OFFLINE), signal);
  }

  /** Reads the log on; never during a turn, whose reply tells. */
  async #follow() {
    const idle = () => this.#state.phase === 'ready' && !this.#state.pending;
    if (!idle()) return;
    const signal = this.#life.signal;
    const { kind, body } = await this.#client.events(this.#record, this.#state.seq, signal);
    if (signal.aborted || !idle()) return;
    if (kind === 'gone') return this.#beginAgain();
    if (kind === 'ok') this.#logged(body);
    this.#schedule();
  }

  #logged(body) {
    if (body.seq > this.#state.heard) this.#newsAt = Date.now();
    this.#happens('logged', body);
  }

  /** Shows at once what a human says, as long as one answers and somebody looks. */
  async #listen() {
    const wanted = this.#watched && this.#state.human;
    if (!wanted) this.#stream?.abort();
    if (!wanted || this.#stream) return;
    const { signal } = (this.#stream = new AbortController());
    const tell = (body) => this.#state.pending || signal.aborted || this.#logged(body);
    await this.#client.stream(this.#record, this.#state.seq, tell, signal);
    this.#stream = undefined;
  }

  #schedule() {
    clearTimeout(this.#timer);
    this.#listen();
    const quiet = Date.now() - this.#newsAt;
    if (!this.#watched && quiet > UNSEEN_FOR_MS) return;
    const seen = quiet > IDLE_AFTER_MS ? IDLE_POLL_MS : POLL_MS;
    this.#timer = setTimeout(() => this.#follow(), this.#watched ? seen : UNSEEN_POLL_MS);
  }

  #happens(what, detail) {
    this.#state = happenings[what](this.#state, detail);
    this.#view.render(this.#state);
  }
}

/** A random UUID; `randomUUID` is missing outside secure contexts. */
function newTurnId() {
  const digit = (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16);
  return crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, digit);
}
