import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { KanfaError } from '../errors.js'
import { nearestName } from '../output/nearest-name.js'

/** Throws `unknown-command` where help is asked about what is none: `kanfa help analize`. */
export function refuseUnknownTopic([word, topic = '']: readonly string[], program: Command): void {
  if (word !== 'help' || topic === '' || topic.startsWith('-')) return
  const names = [...program.commands.map((command) => command.name()), 'help']
  if (!names.includes(topic))
    throw new KanfaError('unknown-command', { command: topic, nearest: nearestName(topic, names) })
}

/**
 * Where the first input is no file: throws `unknown-command` for nearly the name of a command (`kanfa analize page.html`),
 * `command-first` for a command behind options (`kanfa --lang zh check`).
 */
export function refuseMistypedCommand(called: Command): void {
  const [first = ''] = called.args
  if (called.name() !== 'analyze' || !/^[a-z]+$/i.test(first) || existsSync(first)) return
  const names = called.parent?.commands.map((command) => command.name()) ?? []
  if (names.includes(first)) throw new KanfaError('command-first', { command: first })
  const nearest = nearestName(first, names)
  if (nearest !== undefined) throw new KanfaError('unknown-command', { command: first, nearest })
}
