#!/usr/bin/env node
import module from 'node:module'

module.enableCompileCache?.() // Node 22: parsed code is kept between runs
const { main } = await import('../dist/main.js')
process.exitCode = await main(process.argv.slice(2), process)
