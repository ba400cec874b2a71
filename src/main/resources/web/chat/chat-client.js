const REQUEST_TIMEOUT_MS = 20_000;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
const LONGEST_RETRY_AFTER_MS = 300_000;

/**
 * The chat API, as /openapi.yaml has it. Nothing throws; each gives {kind, …}: `ok` and its body; `away`, with no
 * connection or a `busy` server, and `after` how many ms to ask again; `gone`, like the conversation; `refused` for
 * good, and the detail.
 *
 * @param origin '' for the page's own
 */
export function chatClient(origin, element) {
  const send = (method, { conversation = '', token } = {}, path, signal, body) =>
    request(`${origin}/api/v1/conversations${conversation && `/${conversation}`}${path}`, {
      method,
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      credentials: 'omit', // A turn never acts by a cookie.
      cache: 'no-store',
      keepalive: method === 'DELETE',
      signal: orLate(signal, REQUEST_TIMEOUT_MS),
    });
  return {
    begin: (signal) =>
      send('POST', {}, '', signal, { locale: 'fr', page: element.getAttribute('page') ?? location.pathname }),
    say: (record, { turn, text, option, file }, signal) =>
      send('POST', record, '/turns', signal, { turn, text, option, file }),
    /** Tells `progress` from 0 to 1; once only, since the person may choose another one. */
    upload: ({ conversation, token }, file, progress, signal) =>
      upload(`${origin}/api/v1/conversations/${conversation}/files`, token, file, progress, signal),
    events: (record, after, signal) => send('GET', record, `/events?after=${after}`, signal),
    stream: ({ conversation, token }, after, tell, signal) =>
      stream(`${origin}/api/v1/conversations/${conversation}/events?after=${after}`, token, tell, signal),
    forget: (record, signal) => send('DELETE', record, '', signal),
  };
}

/** The same while it happens. By fetch, since an EventSource sends no token. */
async function stream(address, token, tell, signal) {
  try {
    const headers = { Accept: 'text/event-stream', Authorization: `Bearer ${token}` };
    const { body } = await fetch(address, { headers, credentials: 'omit', cache: 'no-store', signal });
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = '', part; !(part = await reader.read()).done; ) {
      const events = (text + part.value).split('\n\n');
      text = events.pop();
      for (const event of events) if (event.startsWith('id:')) tell(parsed(event.split('\ndata: ')[1]));
    }
  } catch {
    // The session asks again.
  }
}

/** Aborts with the signal, or after a time; `AbortSignal.any` came late to Safari. */
function orLate(signal, milliseconds) {
  const either = new AbortController();
  const abort = () => either.abort();
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  setTimeout(abort, milliseconds);
  return either.signal;
}

/** By XMLHttpRequest, since fetch does not tell how far an upload is. */
function upload(address, token, file, progress, signal) {
  return new Promise((resolve) => {
    const http = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file);
    http.open('POST', address);
    http.setRequestHeader('Authorization', `Bearer ${token}`);
    http.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    http.onerror = http.onabort = () => resolve({ kind: 'away' });
    http.onload = () => {
      const { status } = http;
      const body = parsed(http.responseText);
      if (status === 201) resolve({ kind: 'ok', body });
      else if (status === 401 || status === 404) resolve({ kind: 'gone' });
      else if (status === 429 || status >= 500) resolve({ kind: 'away', busy: true });
      else resolve({ kind: 'refused', detail: body.detail });
    };
    signal.addEventListener('abort', () => http.abort(), { once: true });
    http.send(form);
  });
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}

async function request(address, options) {
  try {
    const response = await fetch(address, options);
    const { ok, status, headers } = response;
    if (status === 429 || status >= 500) return { kind: 'away', busy: true, after: retryAfter(headers) };
    if (status === 401 || status === 404) return { kind: 'gone' };
    if (ok) return { kind: 'ok', body: status === 204 ? null : await response.json() };
    const { detail } = await response.json().catch(() => ({}));
    return { kind: 'refused', detail };
  } catch {
    // No connection, or an answer cut short: the turn's id makes it safe to ask again.
    return { kind: 'away' };
  }
}

/** RFC 9110, 10.2.3: seconds, or a date, which the growing delay stands in for. */
function retryAfter(headers) {
  const wait = Number(headers.get('Retry-After')) * 1000;
  return wait > 0 ? Math.min(wait, LONGEST_RETRY_AFTER_MS) : undefined;
}

/**
 * Asks until the answer is not `away`: waits longer each time, never less than the server said, never in step with
 * others; asks at once when online again. Calls `trouble` with each such answer; gives up when the signal aborts.
 */
export async function untilAnswered(ask, trouble, signal) {
  for (let attempt = 0; ; attempt++) {
    const answer = await ask();
    if (answer.kind !== 'away' || signal.aborted) return answer;
    trouble(answer);
    const growing = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
    const jitter = (Math.random() * growing) / 2;
    await pause((answer.after ?? growing / 2) + jitter, answer.after === undefined, signal);
  }
}

function pause(milliseconds, wakesOnline, signal) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', resolve, { once: true });
    if (wakesOnline) addEventListener('online', resolve, { once: true });
  });
}
