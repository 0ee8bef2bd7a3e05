import { type FSWatcher, watch } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CASE_FILES, isPage, isPassedOver } from './cases.js'

/** Milliseconds without a further change before it is told: editors write a file in several steps. */
const QUIET = 120

/** A watch over folders. */
export interface Watch {
  /** Resolves with the paths that changed since it was last asked, as soon as there are any and they rest. */
  readonly changed: () => Promise<readonly string[]>
  /** Stops; a `changed` that waits stays unresolved. */
  readonly close: () => void
}

/**
 * Watches cases (pages, their saved frames, goldens, labels, settings; new cases too) below `inputs`, and the data files of
 * lexicons at `lexicons`, each a folder or a file. Other files, as reports written there, are passed over. A folder that is
 * gone or cannot be watched is left out. Nothing that changes after this resolves is missed.
 */
export async function watchCases(inputs: readonly string[], lexicons: readonly string[]): Promise<Watch> {
  const watchers = new Map<string, FSWatcher>()
  const changes = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let rests = false
  let tell: (() => void) | undefined

  await watchAll()
  return {
    changed: async () => {
      await watchAll() // folders that came since
      if (!rests) {
        await new Promise<void>((resolve) => {
          tell = resolve
        })
      }
      const told = [...changes].sort()
      changes.clear()
      rests = false
      return told
    },
    close: () => {
      clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
    },
  }

  async function watchAll(): Promise<void> {
    for (const input of inputs) await watchTree((await isFolder(input)) ? input : dirname(input))
    for (const path of lexicons) {
      if (await isFolder(path)) watchFolder(path, (name) => /\.(tsv|json|txt)$/.test(name))
      else watchFolder(dirname(path), (name) => name === basename(path))
    }
  }

  async function watchTree(folder: string): Promise<void> {
    const frames = /^page[._]/.test(basename(folder))
    watchFolder(folder, (name) => !name.startsWith('.') && (frames || isCasePart(name) || !name.includes('.')))
    const children = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const child of children) {
      if (child.isDirectory() && !isPassedOver(child.name)) await watchTree(join(folder, child.name))
    }
  }

  function watchFolder(folder: string, matters: (name: string) => boolean): void {
    if (watchers.has(folder)) return
    try {
      const watcher = watch(folder, (_event, name) => {
        if (name !== null && matters(name)) note(join(folder, name))
      })
      watcher.on('error', () => {
        watcher.close()
        watchers.delete(folder)
      })
      watchers.set(folder, watcher)
    } catch {
      // gone in the meantime
    }
  }

  function note(path: string): void {
    changes.add(path)
    rests = false
    clearTimeout(timer)
    timer = setTimeout(() => {
      rests = true
      tell?.()
    }, QUIET)
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

function isCasePart(name: string): boolean {
  return isPage(name) || (CASE_FILES as readonly string[]).includes(name)
}
