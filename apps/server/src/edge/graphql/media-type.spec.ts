import { describe, expect, it } from '@jest/globals';
import { acceptedType, GRAPHQL_RESPONSE, isJson, JSON_RESPONSE } from './media-type.js';

describe('acceptedType', () => {
  it.each([
    [undefined, JSON_RESPONSE],
    ['', JSON_RESPONSE],
    ['*/*', JSON_RESPONSE],
    ['application/*', JSON_RESPONSE],
    ['application/json', JSON_RESPONSE],
    ['Application/GraphQL-Response+JSON', GRAPHQL_RESPONSE],
    ['application/graphql-response+json; charset=utf-8, application/json', GRAPHQL_RESPONSE],
    ['application/json, application/graphql-response+json', JSON_RESPONSE],
    ['application/json;q=0.9, application/graphql-response+json', GRAPHQL_RESPONSE],
    ['text/html, */*;q=0.1', JSON_RESPONSE],
    ['application/json; charset="UTF-8"', JSON_RESPONSE],
    ['application/json; charset=iso-8859-1', null],
    ['application/json;q=0', null],
    ['application/json;q=high', null],
    ['text/html', null],
    ['text/html, image/*', null],
  ])('of %j is %j', (accept, type) => {
    expect(acceptedType(accept)).toBe(type);
  });
});

describe('isJson', () => {
  it.each([
    ['application/json', true],
    ['application/json; charset=utf-8', true],
    ['Application/JSON;charset="UTF-8"', true],
    ['application/json; charset=utf-16', false],
    ['application/graphql', false],
    ['text/plain', false],
    ['', false],
    [undefined, false],
  ])('%j: %j', (contentType, json) => {
    expect(isJson(contentType)).toBe(json);
  });
});
