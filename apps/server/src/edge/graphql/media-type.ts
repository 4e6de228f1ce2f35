/** What answers are written as. */
export const GRAPHQL_RESPONSE = 'application/graphql-response+json';
export const JSON_RESPONSE = 'application/json';

/** What subscriptions are answered as: Server-Sent Events. */
export const EVENT_STREAM = 'text/event-stream';

export type MediaType = typeof GRAPHQL_RESPONSE | typeof JSON_RESPONSE;

/** Ranges of media types, and what is answered to each; a client that takes anything gets what every client can read. */
const RANGES: Readonly<Record<string, MediaType>> = {
  [GRAPHQL_RESPONSE]: GRAPHQL_RESPONSE,
  [JSON_RESPONSE]: JSON_RESPONSE,
  'application/*': JSON_RESPONSE,
  '*/*': JSON_RESPONSE,
};

/**
 * Chooses by the header Accept: the type of the highest quality, the first of several. Null where the client takes
 * neither, or not in UTF-8.
 */
export function acceptedType(accept: string | undefined): MediaType | null {
  if (accept === undefined || accept.trim() === '') return JSON_RESPONSE;
  let chosen: MediaType | null = null;
  let best = 0;
  for (const range of accept.split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const type = RANGES[name];
    const quality = Number(parameter(parameters, 'q') ?? 1);
    const charset = parameter(parameters, 'charset') ?? 'utf-8';
    if (!type || charset !== 'utf-8' || !(quality > best)) continue;
    chosen = type;
    best = quality;
  }
  return chosen;
}

/** Whether the header Accept names events, which subscriptions are answered as. */
export function acceptsEvents(accept: string | undefined): boolean {
  return (accept ?? '').split(',').some((range) => range.split(';', 1)[0]?.trim().toLowerCase() === EVENT_STREAM);
}

/** Whether a body of this Content-Type is JSON in UTF-8, the only kind that is read. */
export function isJson(contentType: string | undefined): boolean {
  const [name = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  return name === JSON_RESPONSE && (parameter(parameters, 'charset') ?? 'utf-8') === 'utf-8';
}

function parameter(parameters: readonly string[], name: string): string | undefined {
  return parameters
    .find((text) => text.startsWith(`${name}=`))
    ?.slice(name.length + 1)
    .replace(/^"(.*)"$/, '$1');
}
