/** The library's face. The command line is in `cli/`; everything else is inside. */
export { KanfaError } from './errors.js'
export { type KitOptions, loadKit } from './kit.js'
export type { OpenPage, PageOptions } from './page/open-page.js'
export { readPage } from './page/read-page.js'
export { type Kit, runPipeline } from './pipeline.js'
export { judgeText } from './stance/judge.js'
export * from './types.js'
