import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { type EdgeServer, post, startEdgeServer } from './support/edge-server.js';

const RESPONSE_TYPE = 'application/graphql-response+json';

let server: EdgeServer;

beforeAll(async () => {
  server = await startEdgeServer();
}, 60_000);

afterAll(async () => {
  await server?.clear();
});

describe('the audits of graphql-http', () => {
  const audits = serverAudits({
    url: () => `${server.url}/graphql`,
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...init.headers, 'graphql-require-preflight': '1' } }),
  });

  it('are all there', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s: %s', async (_id, _name, run) => {
    expect(await run()).toMatchObject({ status: 'ok' });
  });
});

describe('a request', () => {
  const query = '{ __typename }';
  const answered = { data: { __typename: 'Query' } };
  const refusal = async (response: Response) => {
    const body = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    return { status: response.status, body, codes: body.errors.map(({ extensions }) => extensions.code) };
  };

  it('is answered in the type asked for, in UTF-8', async () => {
    for (const type of [RESPONSE_TYPE, 'application/json']) {
      const response = await post(server.url, { query }, { accept: type });
      expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
      expect(await response.json()).toEqual(answered);
    }
  });

  it('that takes neither type gets 406', async () => {
    const outcome = await refusal(await post(server.url, { query }, { accept: 'text/html' }));
    expect(outcome).toMatchObject({ status: 406, codes: ['NOT_ACCEPTABLE'] });
  });

  it.each([
    ['application/x-www-form-urlencoded', 'query=%7B__typename%7D'],
    ['text/plain', JSON.stringify({ query })],
    ['multipart/form-data; boundary=x', '--x--'],
    ['application/graphql', query],
    ['application/json; charset=utf-16', JSON.stringify({ query })],
    ['application/jsonp', JSON.stringify({ query })],
  ])('with a body of %s gets 415', async (type, body) => {
    const outcome = await refusal(
      await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body }),
    );
    expect(outcome).toMatchObject({ status: 415, codes: ['UNSUPPORTED_MEDIA_TYPE'] });
  });

  it('of ten in one body gets 400', async () => {
    const body = JSON.stringify(Array.from({ length: 10 }, () => ({ query })));
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(await refusal(response)).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  });

  it.each([
    ['null', 'null'],
    ['text', '"{ __typename }"'],
    ['a number', '1'],
    ['nothing', ''],
    ['half of an object', '{"query":'],
    ['__proto__', '{"query":"{ __typename }","__proto__":{"polluted":true}}'],
    ['a variable __proto__', '{"query":"{ __typename }","variables":{"__proto__":{"polluted":true}}}'],
    ['a constructor', '{"query":"{ __typename }","variables":{"constructor":{"prototype":{"polluted":true}}}}'],
    [
      'lists within lists without end',
      `{"query":"{ __typename }","variables":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    ],
    ['such lists around __proto__', `{"variables":${'['.repeat(90_000)}{"__proto__":1}${']'.repeat(90_000)}}`],
  ])('whose body is %s gets 400', async (_what, body) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(await refusal(response)).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  });

  it('of more than 256 KiB gets 413', async () => {
    const response = await post(server.url, { query, variables: { text: 'x'.repeat(256 * 1024) } });
    expect(await refusal(response)).toMatchObject({ status: 413, codes: ['PAYLOAD_TOO_LARGE'] });
  });

  it('in a compressed body gets 400, and is not unpacked', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: Buffer.from('H4sIAAAAAAAAA6tWKiwtLapUslKqji+pLEhVqgUAFnVBNxQAAAA=', 'base64'),
    });
    expect(await refusal(response)).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('by %s gets 405 and what is allowed', async (method) => {
    const response = await fetch(`${server.url}/graphql`, { method });
    expect(response.headers.get('allow')).toBe('GET, POST, OPTIONS');
    expect(await refusal(response)).toMatchObject({ status: 405, codes: ['METHOD_NOT_ALLOWED'] });
  });

  it('by HEAD gets 405 and what is allowed', async () => {
    const response = await fetch(`${server.url}/graphql`, { method: 'HEAD' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, OPTIONS']);
  });

  describe('by GET', () => {
    const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`, { headers });
    const PREFLIGHT = { 'graphql-require-preflight': '1' };

    it.each([
      [{ 'graphql-require-preflight': '1' }],
      [{ 'apollo-require-preflight': 'true' }],
      [{ 'x-apollo-operation-name': 'Q' }],
      [{ 'content-type': 'application/json' }],
    ])('is answered with %j', async (headers) => {
      const response = await get({ query }, headers);
      expect([response.status, await response.json()]).toEqual([200, answered]);
    });

    it.each([
      [{}],
      [{ 'content-type': 'text/plain' }],
      [{ 'content-type': 'application/x-www-form-urlencoded' }],
      [{ 'content-type': 'multipart/form-data; boundary=x' }],
    ])('gets 400 with %j, which a page of another site can send', async (headers) => {
      const { status, body } = await refusal(await get({ query }, headers));
      expect(status).toBe(400);
      expect(body.errors.map(({ message }) => message)).toEqual([
        'A GET needs a header that no link or form can send: GraphQL-Require-Preflight: 1, or Content-Type: application/json.',
      ]);
    });

    it('takes variables as JSON', async () => {
      const parameters = { query: 'query ($v: String) { case(slug: $v) { id } }', variables: '{"v":"nowhere"}' };
      expect(await (await get(parameters, PREFLIGHT)).json()).toEqual({ data: { case: null } });
      expect(await refusal(await get({ query, variables: '{' }, PREFLIGHT))).toMatchObject({ status: 400 });
    });

    it.each(['application/json', RESPONSE_TYPE])('of a mutation gets 405 as %s', async (accept) => {
      const response = await get({ query: 'mutation { __typename }' }, { ...PREFLIGHT, accept });
      expect(response.headers.get('allow')).toBe('POST, OPTIONS');
      expect(await refusal(response)).toMatchObject({ status: 405, codes: ['METHOD_NOT_ALLOWED'] });
    });

    it('with two queries gets 400', async () => {
      const response = await fetch(`${server.url}/graphql?query=%7Ba%7D&query=%7Bb%7D`, { headers: PREFLIGHT });
      expect(await refusal(response)).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
    });
  });

  it.each([
    ['a text that is no GraphQL', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of another kind',
      { query: 'query ($n: Int) { cases(first: $n) { totalCount } }', variables: { n: 'x' } },
      'BAD_USER_INPUT',
    ],
    ['an operation that is not there', { query, operationName: 'Q' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a subscription', { query: 'subscription { __typename }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['more than a limit', { query: '{a'.repeat(50) }, 'LIMIT_EXCEEDED'],
  ])('with %s gets 400 as graphql-response+json and 200 as json, without data', async (_what, body, code) => {
    for (const [accept, status] of [
      [RESPONSE_TYPE, 400],
      ['application/json', 200],
    ] as const) {
      const response = await refusal(await post(server.url, body, { accept }));
      expect(response).toMatchObject({ status, codes: [code] });
      expect(Object.keys(response.body)).toEqual(['errors']);
    }
  });

  it('whose field fails gets 200 in both types: it was executed', async () => {
    for (const accept of [RESPONSE_TYPE, 'application/json']) {
      const response = await post(server.url, { query: '{ case { id } }' }, { accept });
      expect([response.status, await response.json()]).toEqual([
        200,
        {
          errors: [
            {
              message: 'Neither "slug" nor "id" is given. Give one of them.',
              locations: [{ line: 1, column: 3 }],
              path: ['case'],
              extensions: { code: 'BAD_USER_INPUT', argument: ['slug'] },
            },
          ],
          data: { case: null },
        },
      ]);
    }
  });

  it('runs the operation it names, whichever was run before', async () => {
    const document = 'query A { a: __typename } query B { b: __typename }';
    for (const [operationName, data] of [
      ['A', { a: 'Query' }],
      ['A', { a: 'Query' }],
      ['B', { b: 'Query' }],
      ['A', { a: 'Query' }],
    ] as const) {
      expect(await (await post(server.url, { query: document, operationName })).json()).toEqual({ data });
    }
  });
});

describe('a page of another site', () => {
  it('may read, and is told so beforehand', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://example.org',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      allow: 'GET, POST, OPTIONS',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        'authorization, content-type, graphql-require-preflight, apollo-require-preflight, idempotency-key, last-event-id, x-apollo-operation-name',
    });
  });

  it('reads as a stranger: no credentials go along', async () => {
    const response = await post(server.url, { query: '{ __typename }' }, { origin: 'https://example.org' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.has('access-control-allow-credentials')).toBe(false);
  });
});
