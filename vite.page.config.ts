import { defineConfig } from 'vite'

/** The sandbox's page: one script, one style sheet, nothing from elsewhere. */
export default defineConfig({
  root: 'src/sandbox/page',
  base: '/sandbox/assets/',
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../../dist/page',
    emptyOutDir: true,
    assetsDir: '.',
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
})
