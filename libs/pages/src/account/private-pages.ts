import { applyDecorators, Controller, UseFilters, UseGuards } from '@nestjs/common';
import { ElsewhereFilter } from './elsewhere.js';
import { OwnFormsGuard } from './own-forms.guard.js';

/** A controller of pages on which people sign in or are signed in. */
export function PrivatePages(path: string): ClassDecorator {
  return applyDecorators(Controller(path), UseGuards(OwnFormsGuard), UseFilters(ElsewhereFilter));
}
