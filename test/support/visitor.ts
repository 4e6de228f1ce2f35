/** Somebody with a browser that runs no script: keeps a cookie, sends forms. */
export class Visitor {
  /** As it stands in the header Cookie; '' where there is none. */
  cookie = '';

  /** @param headers  sent along with everything */
  constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** Opens a page, and follows where it leads. */
  async get(path: string): Promise<Seen> {
    return this.#ask(path, { method: 'GET' });
  }

  /** Sends a form, and follows where it leads. */
  async post(path: string, fields: Readonly<Record<string, string>>, headers = FROM_OUR_PAGE): Promise<Seen> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  async #ask(path: string, { headers, ...init }: RequestInit): Promise<Seen> {
    const answer = await fetch(`${this.url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { ...this.headers, ...(headers as Record<string, string>), cookie: this.cookie },
    });
    const set = answer.headers.get('set-cookie');
    if (set !== null) this.cookie = set.includes('Max-Age=0') ? '' : (set.split(';')[0] ?? '');
    const next = answer.headers.get('location');
    if (next !== null) return this.#ask(next, { method: 'GET' });
    return { path, status: answer.status, headers: answer.headers, text: await answer.text() };
  }
}

/** What a browser says of a form on a page of ours. */
const FROM_OUR_PAGE: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' };

/** Where somebody came out, and what they see there. */
export interface Seen {
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What an alert on the page says; null where there is none. */
export function alertOn({ text }: Seen): string | null {
  return /role="alert"[^>]*>([^<]*)</.exec(text)?.[1] ?? null;
}
