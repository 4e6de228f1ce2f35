import type { IncomingHttpHeaders } from 'node:http';
import type { Variables } from './cost.js';
import { LIMITS } from './limits.js';
import { limitExceeded, RequestRefused } from './request-refused.js';

/** The parameters of a GraphQL request. */
export interface GraphRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Variables;
}

/** Any of these shows that a page of another site could have sent the request only with the browser's question first. */
const PREFLIGHT_HEADERS = ['graphql-require-preflight', 'apollo-require-preflight', 'x-apollo-operation-name'];
/** What a form or an image can send without that question. */
const SIMPLE_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

const NO_VARIABLES: Variables = Object.freeze({});

/** Reads the body of a POST. */
export function readBody(body: unknown): GraphRequest {
  if (Array.isArray(body)) throw badRequest('Batches of requests are not taken. Send one request at a time.');
  if (!isObject(body)) throw badRequest('The body is no JSON object. Send one with "query" in it.');
  return readParameters(body);
}

/**
 * Reads the address of a GET.
 * @param headers  of which one has to show that the request is no form, link or image of another site
 */
export function readAddress(parameters: unknown, headers: IncomingHttpHeaders): GraphRequest {
  if (!showsPreflight(headers)) {
    throw badRequest(
      'A GET needs a header that no link or form can send: GraphQL-Require-Preflight: 1, or Content-Type: application/json.',
    );
  }
  const given = isObject(parameters) ? parameters : {};
  return readParameters({
    ...given,
    variables: fromJson('variables', given['variables']),
    extensions: fromJson('extensions', given['extensions']),
  });
}

function readParameters({ query, operationName, variables, extensions }: Record<string, unknown>): GraphRequest {
  if (typeof query !== 'string') throw badRequest('"query" is missing or no text. Give the GraphQL document there.');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw badRequest('"operationName" is no text. Give the name of an operation, or leave it out.');
  }
  if (extensions !== undefined && extensions !== null && !isObject(extensions)) {
    throw badRequest('"extensions" is no JSON object. Leave it out, or give an object.');
  }
  if (variables === undefined || variables === null) {
    return { query, operationName: operationName ?? null, variables: NO_VARIABLES };
  }
  if (!isObject(variables)) {
    throw badRequest('"variables" is no JSON object. Give an object with a value for each variable, or leave it out.');
  }
  countValues(variables, 0, 0);
  return { query, operationName: operationName ?? null, variables };
}

function fromJson(name: string, text: unknown): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    if (typeof text === 'string') return JSON.parse(text) as unknown;
  } catch {
    // Said below.
  }
  throw badRequest(`"${name}" is no JSON. In an address, give it as JSON, percent-encoded.`);
}

/** Every wrong value would be reported by itself. */
function countValues(value: unknown, before: number, nesting: number): number {
  if (nesting > LIMITS.variableNesting) {
    throw limitExceeded(`The variables nest more than ${LIMITS.variableNesting} levels deep.`);
  }
  let count = before + 1;
  if (count > LIMITS.variableValues) {
    throw limitExceeded(`The variables hold more than ${LIMITS.variableValues} values.`);
  }
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) count = countValues(inner, count, nesting + 1);
  }
  return count;
}

function showsPreflight(headers: IncomingHttpHeaders): boolean {
  if (PREFLIGHT_HEADERS.some((name) => headers[name])) return true;
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  return type.trim() !== '' && !SIMPLE_TYPES.includes(type.trim().toLowerCase());
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function badRequest(message: string): RequestRefused {
  return RequestRefused.because(message, 'BAD_REQUEST', 400);
}
