#!/usr/bin/env node
import module from 'node:module'
import { join } from 'node:path'
import { requireParsed } from './require-parsed.js'

const file = join(import.meta.dirname, '..', 'dist', 'kanfa.cjs')
// from Node 22 on Node itself keeps parsed code between runs
const { main } = module.enableCompileCache?.() ? module.createRequire(file)(file) : requireParsed(file)
process.exitCode = await main(process.argv.slice(2), process)
