import { describe, expect, it } from '@jest/globals';
import { DatabaseUnusable } from '@app/database';
import { SettingsError } from '@app/kernel';
import { explainStartError } from './explain-start-error.js';

const listening = (code: string): Error => Object.assign(new Error('x'), { syscall: 'listen', code, port: 80 });

describe('explainStartError', () => {
  it.each([
    [new SettingsError('PORT', 'is "x":\n give a number.'), 'PORT is "x": give a number.'],
    [new DatabaseUnusable('start\nit'), 'start it'],
    [
      listening('EADDRINUSE'),
      'PORT: 80 is taken by another program: stop that, or set PORT to another one (0: any free port).',
    ],
    [listening('EACCES'), 'PORT: 80 may be opened by root alone: set PORT to one from 1024 up.'],
    ['thrown text', 'Casetrail failed: thrown text'],
  ])('puts what the operator can put right in one line: %s', (error, line) => {
    expect(explainStartError(error)).toBe(line);
  });

  it('shows the stack of a defect, and not of what the system refuses', () => {
    expect(explainStartError(new TypeError('x is undefined'))).toMatch(
      /^Casetrail failed: TypeError: x is undefined\n +at /,
    );
    const message = "ENOSPC: no space left on device, mkdir '/srv/x'";
    const refused = Object.assign(new Error(message), { syscall: 'mkdir', code: 'ENOSPC' });
    expect(explainStartError(refused)).toBe(`Casetrail failed: ${message}`);
  });
});
