import type { GraphContext } from '@app/database';
import { ViewerContext } from './viewer-context.js';
import type { Viewer } from './viewer.js';

/** Who asks, for loaders: they know the context by what all requests have. */
export function viewerOf(context: GraphContext): Viewer | null {
  return context instanceof ViewerContext ? context.viewer : null;
}
