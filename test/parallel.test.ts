import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** `kanfa stream` under GNU parallel, on this machine and over two hosts: two sshd of our own on loopback. */
const BIN = join(import.meta.dirname, '..', 'bin', 'kanfa.js')
const SSHD = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find(existsSync)
const hasParallel = spawnSync('parallel', ['--version']).stdout?.includes('GNU parallel') ?? false

const folder = mkdtempSync(join(tmpdir(), 'kanfa-parallel-'))
const path = (name: string) => join(folder, name)
const servers: ChildProcess[] = []
afterAll(() => {
  for (const server of servers) server.kill()
  rmSync(folder, { recursive: true })
})

const COMMENTS = Array.from({ length: 400 }, (_, i) =>
  i % 50 === 7
    ? 'not json'
    : JSON.stringify({ id: String(i), text: `${['支持', '谁信啊', '请问几点', '路过'][i % 4]}${i}` }),
)
writeFileSync(path('in.ndjson'), `${COMMENTS.join('\n')}\n`)
const STREAM = `${process.execPath} ${BIN} stream --engine node-rs --columns id,stance`
/** The same, but the first process of all is killed in the middle of its block. */
writeFileSync(
  path('dies-once.sh'),
  `#!/bin/sh\nif mkdir ${path('died')} 2>/dev/null; then head -n 20 | ${STREAM} | head -n 5; kill -9 $$; fi\nexec ${STREAM}\n`,
)
chmodSync(path('dies-once.sh'), 0o755)

function parallel(...argv: string[]): string {
  return execFileSync('parallel', ['--pipe', '-k', '--block', '4k', '--retries', '3', ...argv], {
    input: readFileSync(path('in.ndjson')),
    env: { ...process.env, PARALLEL_HOME: path('home'), HOME: path('home') },
    stdio: ['pipe', 'pipe', 'ignore'],
    encoding: 'utf8',
  })
}

let whole = ''
beforeAll(() => {
  mkdirSync(path('home'))
  whole = execFileSync('sh', ['-c', `${STREAM} < ${path('in.ndjson')}`], { encoding: 'utf8' })
}, 60_000)

test('one process answers every line', () => {
  expect(whole.split('\n').length).toBe(COMMENTS.length + 1)
})

describe.skipIf(!hasParallel)('GNU parallel', () => {
  test('on this machine: the output of one process', () => {
    expect(parallel('-j2', STREAM)).toBe(whole)
  }, 60_000)

  test('a killed worker: its block is done again, nothing lost or doubled', () => {
    expect(parallel('-j2', path('dies-once.sh'))).toBe(whole)
    expect(existsSync(path('died'))).toBe(true)
  }, 60_000)
})

describe.skipIf(!hasParallel || !SSHD)('GNU parallel over two hosts', () => {
  const hosts = ['kanfa-one', 'kanfa-two']

  beforeAll(async () => {
    for (const key of ['host', 'user']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path(key)])
    writeFileSync(path('authorized'), readFileSync(path('user.pub')))
    // sshd insists on a folder that a package makes for it
    if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true })
    const known: string[] = []
    for (const host of hosts) {
      const port = await freePort()
      const settings = [
        `Port ${port}`,
        'ListenAddress 127.0.0.1',
        `HostKey ${path('host')}`,
        `AuthorizedKeysFile ${path('authorized')}`,
        `PidFile ${path(`${host}.pid`)}`,
        'StrictModes no',
        'UsePAM no',
        'PasswordAuthentication no',
        'PermitRootLogin prohibit-password',
      ]
      writeFileSync(path(`${host}.conf`), settings.join('\n'))
      servers.push(spawn(SSHD!, ['-D', '-f', path(`${host}.conf`)], { stdio: 'ignore' }))
      known.push(`Host ${host}\n  HostName 127.0.0.1\n  Port ${port}\n  User ${userInfo().username}`)
    }
    const common = `Host *\n  IdentityFile ${path('user')}\n  IdentitiesOnly yes\n  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n  LogLevel ERROR\n`
    writeFileSync(path('ssh.conf'), `${known.join('\n')}\n${common}`)
    for (const host of hosts) await reach(host)
  }, 60_000)

  const remote = ['--ssh', `ssh -F ${path('ssh.conf')}`, '-S', hosts.map((host) => `1/${host}`).join(',')]

  test('the output of one process', () => {
    expect(parallel(...remote, STREAM)).toBe(whole)
  }, 60_000)

  test('a killed worker: its block is done again, nothing lost or doubled', () => {
    rmSync(path('died'), { recursive: true, force: true })
    expect(parallel(...remote, path('dies-once.sh'))).toBe(whole)
    expect(existsSync(path('died'))).toBe(true)
  }, 60_000)

  async function reach(host: string): Promise<void> {
    for (let tries = 0; tries < 50; tries++) {
      if (spawnSync('ssh', ['-F', path('ssh.conf'), host, 'true']).status === 0) return
      await new Promise((next) => setTimeout(next, 200))
    }
    throw new Error(`${host} does not answer`)
  }
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
