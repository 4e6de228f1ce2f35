import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Controller, Get, Headers, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FileHeaders } from '../page-headers.js';
import { Assets } from './assets.js';

const unpack = promisify(gunzip);

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/** Serves the files that pages load. */
@Controller('assets')
export class AssetsController {
  constructor(private readonly assets: Assets) {}

  @Get(':revision/:name')
  @FileHeaders()
  async asset(
    @Param('revision') revision: string,
    @Param('name') name: string,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const packed = await this.assets.find(revision, name);
    if (!packed) throw new NotFoundException();
    reply.headers({
      'content-type': TYPES[extname(name)],
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    if (!/\bgzip\b/.test(accepted ?? '')) return await unpack(packed);
    reply.header('content-encoding', 'gzip');
    return Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  }
}
