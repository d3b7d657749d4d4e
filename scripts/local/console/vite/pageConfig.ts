import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { PAGE } from './buildPage.ts';
import { ROOT } from './bundles.ts';
import { lwc } from './lwcPlugin.ts';

/** What the build and the development server have in common. */
export function pageConfig(prebuilt: Record<string, string>, hot: boolean): InlineConfig {
  return {
    configFile: false,
    root: PAGE,
    cacheDir: join(ROOT, 'node_modules/.cache/softphone-console/vite'),
    publicDir: false,
    logLevel: 'warn',
    mode: hot ? 'development' : 'production',
    plugins: [lwc({ prebuilt, hot })],
    define: { 'process.env.SKIP_LWC_VERSION_MISMATCH_CHECK': 'false' },
    optimizeDeps: { include: ['lwc', '@lwc/synthetic-shadow'] }
  };
}
