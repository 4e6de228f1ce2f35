import { eachOf, rule } from './rule.js';
import { textFault } from './text-fault.js';

/** A text on one line, such as a name or a title, of 1 to `longest` characters, at least one of which shows. */
export function ShortText(longest: number): PropertyDecorator {
  return rule('shortText', (text: string) => textFault(text, { longest, lines: false }));
}

/** A text of one or more lines, of 1 to `longest` characters, at least one of which shows. */
export function LongText(longest: number): PropertyDecorator {
  return rule('longText', (text: string) => textFault(text, { longest, lines: true }));
}

/** A list of texts on one line each, of 1 to `longest` characters. How many there may be, `AtMost` says. */
export function ShortTexts(longest: number): PropertyDecorator {
  return rule(
    'shortTexts',
    eachOf((text: string) => textFault(text, { longest, lines: false })),
  );
}
