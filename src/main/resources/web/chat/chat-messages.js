const SPEAKERS = { user: 'Vous', assistant: 'L’assistant', agent: 'Le support' };

const speaker = ({ from, by }) => (by ? `${by}, du support` : SPEAKERS[from]);

/** Makes an element. Data enters as text nodes and attribute values only, never as markup. */
export function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const clock = new Intl.DateTimeFormat('fr', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('fr', { dateStyle: 'short', timeStyle: 'short' });

/** « 14:05 », with the day where it is another one. */
function told(time) {
  const moment = new Date(time);
  return (moment.toDateString() === new Date().toDateString() ? clock : day).format(moment);
}

/** With spaces that do not break where French has them before a mark or inside « ». */
const unbroken = (text) => text.replace(/ (?=[?!:;»])/g, '\u00a0').replaceAll('« ', '«\u00a0');

export function transcript(entries) {
  const lines = entries.flatMap(({ message, time, ...who }) => [
    `${time ? `${day.format(new Date(time))} ` : ''}${speaker(who) ?? ''} : ${message.text}`,
    ...(message.rows ?? []).map((row) => `  ${Array.isArray(row) ? row.join(' | ') : `${row.label} : ${row.value}`}`),
    ...(message.href ? [`  ${message.label} : ${message.href}`] : []),
  ]);
  return `${lines.join('\n')}\n`;
}

/** Brings the list in step; a known line stays the same node: only news is read aloud. @returns the first of it */
export function renderEntries(list, entries, base) {
  const present = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const wanted = new Set(entries.map(({ key }) => key));
  present.forEach((node, key) => wanted.has(key) || node.remove());
  let place = list.firstElementChild;
  let firstNew;
  entries.forEach((entry, index) => {
    const known = present.get(entry.key);
    const node = known ?? renderEntry(entry, speaker(entries[index - 1] ?? {}) === speaker(entry), base);
    if (!known) firstNew ??= node;
    if (node === place) place = place.nextElementSibling;
    else list.insertBefore(node, place);
  });
  return firstNew;
}

function renderEntry({ key, from, by, message, time }, continued, base) {
  const who = speaker({ from, by });
  const line = element('div', { class: `line ${from}`, 'data-key': key });
  const bubble = element('div', { class: 'bubble' }, element('p', {}, unbroken(message.text)), ...renderMore(message, base));
  if (continued) line.classList.add('continued');
  else if (who) line.append(element('span', { class: 'speaker' }, `${who} : `));
  const meta = element('p', { class: 'meta' }, element('span', {}));
  if (time) meta.prepend(element('time', { datetime: time }, told(time)));
  line.append(bubble, meta);
  return line;
}

/** Below its text, which is enough by itself: so it is for an unknown kind. */
function renderMore({ kind, text, rows, columns, href, label, src, alt }, base) {
  const address = safeAddress(href ?? src, base);
  if (kind === 'recap') {
    const pair = ({ label: name, value, slot }) => {
      const change = element('button', { 'data-change': name, 'aria-label': `Modifier : ${name}` }, 'Modifier');
      const more = slot ? [element('dd', { class: 'change' }, change)] : [];
      return element('div', {}, element('dt', {}, name), element('dd', {}, value), ...more);
    };
    return [element('dl', {}, ...rows.map(pair))];
  }
  if (kind === 'table') {
    const row = (tag, cells) => element('tr', {}, ...cells.map((cell) => element(tag, {}, cell)));
    const table = element('table', {}, row('th', columns), ...rows.map((cells) => row('td', cells)));
    // A wide one scrolls by itself, by keyboard too.
    return [element('div', { class: 'wide', role: 'group', 'aria-label': text, tabindex: 0 }, table)];
  }
  if (kind === 'link' && address) {
    const away = address.origin !== location.origin;
    const more = away ? { target: '_blank', rel: 'noopener noreferrer' } : {};
    return [element('a', { href: address, ...more }, label, away ? ' (nouvel onglet)' : '')];
  }
  return kind === 'image' && address ? [element('img', { src: address, alt })] : [];
}

/** Paths and http(s) only, never a script's address. */
function safeAddress(address, base) {
  try {
    const url = new URL(address, base);
    return address && /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}
