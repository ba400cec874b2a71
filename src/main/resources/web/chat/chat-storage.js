/** What all tabs of an origin remember; where storage is blocked or full, one tab. */
export class ChatStorage {
  #key;
  #memory;

  constructor(key) {
    this.#key = key;
  }

  read() {
    try {
      return this.#memory ?? parse(localStorage[this.#key]);
    } catch {
      return (this.#memory = {});
    }
  }

  merge(change) {
    this.#write({ ...this.read(), ...change });
  }

  clear() {
    this.#write({ open: this.read().open });
  }

  watch(listener, signal) {
    const heard = ({ key, newValue }) => key === this.#key && listener(parse(newValue));
    addEventListener('storage', heard, { signal });
  }

  #write(record) {
    try {
      localStorage[this.#key] = JSON.stringify(record);
    } catch {
      this.#memory = record;
    }
  }
}

/** Anything else than a record counts as nothing. */
function parse(json) {
  try {
    return { ...JSON.parse(json) };
  } catch {
    return {};
  }
}
