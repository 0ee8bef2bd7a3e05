import type { Command } from 'commander'
import { findUpward } from '../io/find-upward.js'
import { COLUMNS } from '../output/columns.js'
import { type Format, formatOfFile } from '../output/formats.js'
import { type Terminal, workingFolder } from './terminal.js'

/** What a config is called. */
export const CONFIG_FILE = 'kanfa.config.json'

/** Settings of the tools that judge and of how kanfa speaks: they hold for every command. The others are for commands that give comments. */
const EVERYWHERE: ReadonlySet<string> = new Set(['lexicon', 'learned', 'engine', 'dictionary', 'lang', 'color'])
const GIVING_COMMENTS: ReadonlySet<string> = new Set(['analyze', 'report', 'parse'])

/**
 * Lays the config under a command's options: the file `--config` names, else `kanfa.config.json` in the working directory or the
 * nearest folder above. What stands on the command line wins. Throws `not-found`, `bad-config`, `unknown-setting`, `bad-setting`.
 */
export async function applyConfig(command: Command, terminal: Terminal): Promise<void> {
  const { config: named } = command.opts<{ config?: string | false }>()
  if (named === false) return
  const here = workingFolder(terminal)
  const file = named ?? (here && findUpward(CONFIG_FILE, here))
  if (file === undefined) return
  const { readConfig } = await import('./read-config.js')
  const { $schema: _, ...settings } = await readConfig(file)
  for (const [key, value] of Object.entries(settings)) {
    const option = command.options.find((each) => each.attributeName() === key)
    if (!option || command.getOptionValueSource(key) === 'cli') continue
    if (!EVERYWHERE.has(key) && !GIVING_COMMENTS.has(command.name())) continue
    if (key === 'format' && endingSays(command)) continue
    // columns of judged comments, which the config wants for the other commands, say nothing where pages are only read
    const there = key === 'columns' && command.name() === 'parse' ? keepReadColumns(value as string[]) : value
    if (there !== undefined) command.setOptionValueWithSource(key, there, 'config')
  }
}

/** The columns that comments have which are only read; none where that leaves none. */
function keepReadColumns(keys: readonly string[]): readonly string[] | undefined {
  const kept = keys.filter((key) => !COLUMNS.find((column) => column.key === key)?.judged)
  return kept.length > 0 ? kept : undefined
}

/** Whether the output named on the command line has an ending that asks for a format. */
function endingSays(command: Command): boolean {
  const { output } = command.opts<{ output?: string }>()
  const told: Format = output === undefined ? 'table' : formatOfFile(output)
  return told !== 'table'
}
