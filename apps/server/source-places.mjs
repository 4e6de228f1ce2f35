/** Has stack traces name the places in our sources, of a program that the build has put together of them. */
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';

/** @param {string} file  the program; its source map lies beside it, and is read when the first stack is asked for */
export function nameSourcePlaces(file) {
  let map;
  const placed = (frame) => {
    const text = String(frame);
    if (frame.getFileName() !== file) return text;
    map ??= read(`${file}.map`);
    const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
    const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
    if (originalSource === undefined) return text;
    const place = `${resolve(dirname(file), originalSource)}:${originalLine + 1}:${originalColumn + 1}`;
    return text.replace(`${file}:${line}:${column}`, place);
  };
  Error.prepareStackTrace = (error, frames) => {
    const lines = frames.map((frame) => `\n    at ${told(() => placed(frame), frame)}`);
    return `${told(() => Error.prototype.toString.call(error), 'Error')}${lines.join('')}`;
  };
}

/** Where it cannot be read, one that knows no place. */
function read(file) {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { findEntry: () => ({}) };
  }
}

/** Whoever asks for a stack has one fault to tell of already. */
function told(tell, otherwise) {
  try {
    return tell();
  } catch {
    return String(otherwise);
  }
}
