import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { KanfaError } from '../errors.js'
import { nearestName } from '../output/nearest-name.js'

/** Throws `unknown-command` where the first input is no file but nearly the name of a command (`kanfa analize page.html`). */
export function refuseMistypedCommand(called: Command): void {
  const [first = ''] = called.args
  if (called.name() !== 'analyze' || !/^[a-z]+$/i.test(first) || existsSync(first)) return
  const names = called.parent?.commands.map((command) => command.name()) ?? []
  const nearest = nearestName(first, names)
  if (nearest !== undefined) throw new KanfaError('unknown-command', { command: first, nearest })
}
