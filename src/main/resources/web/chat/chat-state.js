/**
 * What the widget knows, and how it changes. Pure. An entry is one line: {key, from, message}. One that is shown early
 * has its `turn`, and `until`: the log takes its place once it was read so far.
 */
export const initialState = {
  phase: 'none', // none, starting, ready or forgotten
  entries: [],
  seq: 0, // how far the log was read
  heard: 0, // how far the log went when `expect` and `progress` were said
  expect: null,
  progress: null,
  human: undefined, // who answers for the support: {waiting, name}
  pending: null, // the turn that waits for its answer
  writing: false,
  notice: null,
  announce: true, // false: what is shown is no news
  late: false, // the turn that waits could not be sent at once
};

const still = { pending: null, writing: false, notice: null, announce: true, late: false };

/** Each takes the state and a detail, and gives the next state. */
export const happenings = {
  starting: () => ({ ...initialState, phase: 'starting' }),
  forgotten: (state, notice) => ({ ...initialState, phase: 'forgotten', notice }),
  gone: (state, text) => ({ ...initialState, phase: 'starting', entries: [line('gone', 'notice', text)] }),
  started: (state, answer) => ({ ...replied(state, 'start', answer), ...still, phase: 'ready' }),
  resumed: (state, answer) => ({ ...logged(state, answer), ...still, phase: 'ready', announce: false }),
  logged: (state, answer) => ({ ...logged(state, answer), announce: true }),
  sent: (state, pending) => ({ ...state, ...still, pending, entries: [...state.entries, ...asked(state, pending)] }),
  writing: (state) => ({ ...state, writing: true }),
  noticed: (state, notice) => ({ ...state, notice }),
  troubled: (state, notice) => ({ ...state, notice, late: true }),
  answered: (state, answer) => ({ ...replied(state, state.pending.turn, answer), ...still }),
  refused: (state, notice) => ({ ...state, ...still, notice, entries: without(state.entries, state.pending.turn) }),
};

function line(key, from, text, more) {
  return { key, from, message: { kind: 'text', text }, ...more };
}

function asked({ entries }, { turn, label, again, time }) {
  // Sent again after a reload, it may be in the log.
  const last = entries.filter(({ from }) => from === 'user').pop();
  return again && last?.message.text === label ? [] : [line(turn, 'user', label, { turn, until: Infinity, time })];
}

function without(entries, turn) {
  return entries.filter((entry) => entry.turn !== turn);
}

/** Shows a reply at once, unless the log was read beyond it. */
function replied(state, turn, answer) {
  const next = heard(state, answer);
  if (answer.seq <= state.seq) return { ...next, entries: without(state.entries, turn) };
  const said = state.entries.map((entry) => (entry.turn === turn ? { ...entry, until: answer.seq } : entry));
  const lines = linesOf({ from: 'assistant', messages: answer.messages, time: answer.time }, turn);
  return { ...next, entries: [...said, ...lines.map((entry) => ({ ...entry, turn, until: answer.seq }))] };
}

/** The log has the last word, and the order. */
function logged(state, answer) {
  const seq = Math.max(state.seq, answer.seq);
  const early = state.entries.filter(({ until }) => until <= seq);
  const news = answer.events.filter((event) => event.seq > state.seq).flatMap((event) => linesOf(event, event.seq));
  // A line keeps its key and node: it is read aloud once. Of two, the last is this tab's.
  for (const entry of news.slice().reverse()) {
    const twins = early.filter((line) => nameOf(line) === nameOf(entry) && line.until >= parseInt(entry.key));
    const twin = early.indexOf(twins.pop());
    if (twin >= 0) entry.key = early.splice(twin, 1)[0].key;
  }
  const settled = state.entries.filter(({ until }) => !until);
  const waiting = state.entries.filter(({ until }) => until > seq);
  return { ...heard(state, answer), seq, entries: [...settled, ...news, ...waiting] };
}

// The log masks what a reply says in full.
function nameOf({ from, message: { id, text } }) {
  return from + (id ?? text);
}

function linesOf({ from, by, text, time, messages = [{ kind: 'text', text }] }, key) {
  return messages.map((message, index) => ({ key: `${key}-${index}`, from, by, message, time }));
}

function heard(state, { seq, expect, progress, human }) {
  return seq <= state.heard ? state : { ...state, heard: seq, expect, progress, human };
}

/** The text as its bubble shows it. A question asked in the middle of a sensitive one stays readable. */
export function shown(text, expect) {
  text = text.replace(/(code de reprise) \S+/, '$1 ****');
  if (!expect?.sensitive) return text;
  if (text.includes('@')) return text.replace(/[^\s@]+@[^\s@]+/g, maskAddress);
  return /\d|arobase/i.test(text) || !/\s/.test(text) ? '****' : text;
}

/** As the server masks an address: first letter and ending. */
function maskAddress(address) {
  const [ending] = address.match(/\.[^.@]*$/) ?? [];
  return ending ? `${[...address][0]}****@****${ending}` : '****';
}

/** Whether the text may wait in the browser's storage. */
export function mayBeStored(text, expect) {
  return !expect?.sensitive && !/@|arobase|\d([\s.-]?\d){7}/i.test(text);
}
