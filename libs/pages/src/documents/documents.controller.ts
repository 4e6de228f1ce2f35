import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { PROJECT_FOLDER } from '../project-folder.js';
import { FileHeaders } from '../page-headers.js';
import { DOCUMENTS } from './documents.js';
import { SourceArchive } from './source-archive.js';

const PLAIN = 'text/plain; charset=utf-8';

/** Licence, source and documentation, as they lie in the project folder. */
@Controller()
export class DocumentsController {
  constructor(private readonly source: SourceArchive) {}

  @Get(DOCUMENTS.readme.address)
  @FileHeaders()
  @Header('content-type', PLAIN)
  async readme(): Promise<string> {
    return await contentOf(DOCUMENTS.readme.file);
  }

  @Get(DOCUMENTS.schema.address)
  @FileHeaders()
  @Header('content-type', PLAIN)
  async schema(): Promise<string> {
    return await contentOf(DOCUMENTS.schema.file);
  }

  @Get(DOCUMENTS.licence.address)
  @FileHeaders()
  @Header('content-type', PLAIN)
  async licence(): Promise<string> {
    return await contentOf(DOCUMENTS.licence.file);
  }

  @Get('source.tar.gz')
  @FileHeaders()
  @Header('content-type', 'application/gzip')
  @Header('content-disposition', 'attachment; filename="casetrail-source.tar.gz"')
  async archive(): Promise<Buffer> {
    return await this.source.archive();
  }
}

async function contentOf(file: string): Promise<string> {
  return await readFile(join(PROJECT_FOLDER, file), 'utf8');
}
