import { Chalk, type ChalkInstance } from 'chalk'
import type { Stance } from '../types.js'

/** Marks that tell the stances apart without colour: for, against, asking, neither. */
export const STANCE_MARKS: Readonly<Record<Stance, string>> = {
  supportive: '▲',
  skeptical: '▼',
  question: '?',
  neutral: '·',
}

/** Fillings of a bar that tell the stances apart without colour. */
const FILLS: Readonly<Record<Stance, string>> = {
  supportive: '█',
  skeptical: '▓',
  question: '▒',
  neutral: '░',
}

/** How text is painted; without colour nothing is. Blue for support and orange for doubt are told apart by the colour-blind too. */
export interface Paint {
  readonly stance: (stance: Stance, text: string) => string
  /** A word that decided, within its text. */
  readonly deciding: (stance: Stance, text: string) => string
  /** One cell of the bar; solid where colour tells the stances apart. */
  readonly fill: (stance: Stance, cells: number) => string
  readonly heading: (text: string) => string
  readonly faint: (text: string) => string
}

/** 256 colours where colour is allowed. */
export function createPaint(color: boolean): Paint {
  const chalk = new Chalk({ level: color ? 2 : 0 })
  const stances: Readonly<Record<Stance, ChalkInstance>> = {
    supportive: chalk.ansi256(33),
    skeptical: chalk.ansi256(208),
    question: chalk.ansi256(170),
    neutral: chalk.ansi256(245),
  }
  return {
    stance: (stance, text) => stances[stance](text),
    deciding: (stance, text) => stances[stance].bold(text),
    fill: (stance, cells) => stances[stance]((color ? '█' : FILLS[stance]).repeat(cells)),
    heading: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
  }
}
