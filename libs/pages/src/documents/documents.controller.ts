import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import { PROJECT_FOLDER } from '../project-folder.js';
import { FileHeaders } from '../page-headers.js';
import { DOCUMENTATION, LICENCE } from './documents.js';
import { SourceArchive } from './source-archive.js';

const PLAIN = 'text/plain; charset=utf-8';

/** Licence, source and documentation, as they lie in the project folder. */
@Controller()
export class DocumentsController {
  constructor(private readonly source: SourceArchive) {}

  @Get('documentation/:name')
  @FileHeaders()
  @Header('content-type', PLAIN)
  async documentation(@Param('name') name: string): Promise<string> {
    if (!isDocument(name)) throw new NotFoundException();
    return await contentOf(DOCUMENTATION[name]);
  }

  @Get('licence')
  @FileHeaders()
  @Header('content-type', PLAIN)
  async licence(): Promise<string> {
    return await contentOf(LICENCE);
  }

  @Get('source.tar.gz')
  @FileHeaders()
  @Header('content-type', 'application/gzip')
  @Header('content-disposition', 'attachment; filename="casetrail-source.tar.gz"')
  async archive(): Promise<Buffer> {
    return await this.source.archive();
  }
}

function isDocument(name: string): name is keyof typeof DOCUMENTATION {
  return Object.hasOwn(DOCUMENTATION, name);
}

async function contentOf(file: string): Promise<string> {
  return await readFile(join(PROJECT_FOLDER, file), 'utf8');
}
