import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import { LIMITS } from './limits.js';
import { limitExceeded, RequestRefused } from './request-refused.js';

/**
 * Reads a query's text token by token before it is parsed. The parser recurses: 1,000 brackets are enough to overflow
 * its stack. The lexer does not.
 *
 * @returns how many tokens there are
 * @throws RequestRefused at the first token too many
 */
export function scan(text: string): number {
  if (text.length > LIMITS.characters) {
    throw limitExceeded(`The query has ${text.length} characters; at most ${LIMITS.characters} are allowed.`);
  }
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let nesting = 0;
  let directives = 0;
  for (let { kind } = advance(lexer); kind !== TokenKind.EOF; { kind } = advance(lexer)) {
    if (++tokens > LIMITS.tokens) throw limitExceeded(`The query has more than ${LIMITS.tokens} tokens.`);
    switch (kind) {
      case TokenKind.BRACE_L:
      case TokenKind.BRACKET_L:
      case TokenKind.PAREN_L:
        if (++nesting > LIMITS.nesting) throw limitExceeded(`The query nests more than ${LIMITS.nesting} levels deep.`);
        break;
      case TokenKind.BRACE_R:
      case TokenKind.BRACKET_R:
      case TokenKind.PAREN_R:
        nesting -= 1;
        break;
      case TokenKind.AT:
        if (++directives > LIMITS.directives) {
          throw limitExceeded(`The query has more than ${LIMITS.directives} directives.`);
        }
    }
  }
  return tokens;
}

function advance(lexer: Lexer) {
  try {
    return lexer.advance();
  } catch (error) {
    throw error instanceof GraphQLError ? syntaxError(error) : error;
  }
}

/** What the lexer or the parser says of a text that is no document. */
export function syntaxError({ message, locations }: GraphQLError): RequestRefused {
  return new RequestRefused([{ message, locations, extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
}
